CREATE TABLE "saved_report" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"about" text DEFAULT '' NOT NULL,
	"base" text,
	"definition" jsonb NOT NULL,
	"view" jsonb NOT NULL,
	"owner_id" text NOT NULL,
	"sharing" text DEFAULT 'own' NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "saved_report_sharing_known" CHECK ("saved_report"."sharing" in ('own', 'everyone'))
);
--> statement-breakpoint
CREATE INDEX "saved_report_owner" ON "saved_report" USING btree ("owner_id","name");