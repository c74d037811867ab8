CREATE TABLE "rollout" (
	"id" text PRIMARY KEY NOT NULL,
	"flow_id" text NOT NULL,
	"version" text NOT NULL,
	"number" integer NOT NULL,
	"base_version" text NOT NULL,
	"base_number" integer NOT NULL,
	"audience" jsonb NOT NULL,
	"home_country" text NOT NULL,
	"guard" jsonb,
	"started_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"started_by" text,
	"counted_since" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"ended_by" text,
	"ending" text,
	"stopped_for" text,
	"ended_with" jsonb,
	CONSTRAINT "rollout_ended" CHECK (("rollout"."ended_at" is null) = ("rollout"."ending" is null)),
	CONSTRAINT "rollout_ending_known" CHECK ("rollout"."ending" in ('to_all', 'back', 'stopped', 'superseded', 'archived')),
	CONSTRAINT "rollout_stopped_for" CHECK (("rollout"."ending" = 'stopped') = ("rollout"."stopped_for" is not null)),
	CONSTRAINT "rollout_changes_something" CHECK ("rollout"."version" <> "rollout"."base_version")
);
--> statement-breakpoint
ALTER TABLE "call" ADD COLUMN "person_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "rollout" ADD CONSTRAINT "rollout_flow_id_flow_id_fk" FOREIGN KEY ("flow_id") REFERENCES "public"."flow"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rollout" ADD CONSTRAINT "rollout_version_flow_version_hash_fk" FOREIGN KEY ("version") REFERENCES "public"."flow_version"("hash") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rollout" ADD CONSTRAINT "rollout_base_version_flow_version_hash_fk" FOREIGN KEY ("base_version") REFERENCES "public"."flow_version"("hash") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rollout" ADD CONSTRAINT "rollout_started_by_user_id_fk" FOREIGN KEY ("started_by") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rollout" ADD CONSTRAINT "rollout_ended_by_user_id_fk" FOREIGN KEY ("ended_by") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "rollout_one_running" ON "rollout" USING btree ("flow_id") WHERE "rollout"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "rollout_flow" ON "rollout" USING btree ("flow_id","started_at" DESC NULLS LAST);