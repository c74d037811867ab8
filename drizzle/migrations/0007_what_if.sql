CREATE TABLE "routing_past" (
	"group_id" text NOT NULL,
	"index" bigint NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"state" json NOT NULL,
	CONSTRAINT "routing_past_group_id_index_pk" PRIMARY KEY("group_id","index")
);
--> statement-breakpoint
CREATE TABLE "what_if" (
	"id" text PRIMARY KEY NOT NULL,
	"asked_by_id" text,
	"asked_by_name" text NOT NULL,
	"day" text NOT NULL,
	"time_zone" text NOT NULL,
	"question" json NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"progress" real DEFAULT 0 NOT NULL,
	"answer" json,
	"failure" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE INDEX "what_if_created" ON "what_if" USING btree ("created_at" DESC NULLS LAST);