CREATE TABLE "calibration" (
	"id" text PRIMARY KEY NOT NULL,
	"scorecard_id" text NOT NULL,
	"version" integer NOT NULL,
	"call_id" text NOT NULL,
	"conversation_id" text NOT NULL,
	"agent_id" text NOT NULL,
	"created_by_name" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"closed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "review_comment" (
	"id" text PRIMARY KEY NOT NULL,
	"review_id" text NOT NULL,
	"at_ms" integer,
	"question_id" text,
	"text" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "review" (
	"id" text PRIMARY KEY NOT NULL,
	"scorecard_id" text NOT NULL,
	"version" integer NOT NULL,
	"call_id" text NOT NULL,
	"conversation_id" text NOT NULL,
	"queue_id" text,
	"agent_id" text NOT NULL,
	"talked_at" timestamp (3) with time zone NOT NULL,
	"reviewer_id" text NOT NULL,
	"rule_id" text,
	"calibration_id" text,
	"due_at" timestamp (3) with time zone,
	"answers" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"summary" text DEFAULT '' NOT NULL,
	"score" double precision,
	"passed" boolean,
	"knocked_out_by" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp (3) with time zone,
	"acknowledged_at" timestamp (3) with time zone,
	"reply" text DEFAULT '' NOT NULL,
	CONSTRAINT "review_finished_judged" CHECK ("review"."finished_at" is null or "review"."passed" is not null)
);
--> statement-breakpoint
CREATE TABLE "sampling_draw" (
	"rule_id" text NOT NULL,
	"first_day" text NOT NULL,
	"candidates" integer NOT NULL,
	"drawn" integer NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "sampling_draw_rule_id_first_day_pk" PRIMARY KEY("rule_id","first_day")
);
--> statement-breakpoint
CREATE TABLE "sampling_rule" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"scorecard_id" text NOT NULL,
	"period" text NOT NULL,
	"queue_ids" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"agent_ids" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"direction" text,
	"talk_ms_min" integer DEFAULT 0 NOT NULL,
	"talk_ms_max" integer,
	"amount_kind" text NOT NULL,
	"amount" double precision NOT NULL,
	"reviewer_ids" jsonb NOT NULL,
	"due_days" integer DEFAULT 7 NOT NULL,
	"on" boolean DEFAULT true NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	CONSTRAINT "sampling_rule_name_unique" UNIQUE("name"),
	CONSTRAINT "sampling_rule_period_known" CHECK ("sampling_rule"."period" in ('day', 'week')),
	CONSTRAINT "sampling_rule_amount_known" CHECK ("sampling_rule"."amount_kind" in ('per_agent', 'percent')),
	CONSTRAINT "sampling_rule_amount" CHECK ("sampling_rule"."amount" > 0)
);
--> statement-breakpoint
CREATE TABLE "scorecard_version" (
	"scorecard_id" text NOT NULL,
	"version" integer NOT NULL,
	"content" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by_name" text NOT NULL,
	CONSTRAINT "scorecard_version_scorecard_id_version_pk" PRIMARY KEY("scorecard_id","version")
);
--> statement-breakpoint
CREATE TABLE "scorecard" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	CONSTRAINT "scorecard_name_unique" UNIQUE("name")
);
--> statement-breakpoint
ALTER TABLE "calibration" ADD CONSTRAINT "calibration_scorecard_id_version_scorecard_version_scorecard_id_version_fk" FOREIGN KEY ("scorecard_id","version") REFERENCES "public"."scorecard_version"("scorecard_id","version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_comment" ADD CONSTRAINT "review_comment_review_id_review_id_fk" FOREIGN KEY ("review_id") REFERENCES "public"."review"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review" ADD CONSTRAINT "review_rule_id_sampling_rule_id_fk" FOREIGN KEY ("rule_id") REFERENCES "public"."sampling_rule"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review" ADD CONSTRAINT "review_calibration_id_calibration_id_fk" FOREIGN KEY ("calibration_id") REFERENCES "public"."calibration"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review" ADD CONSTRAINT "review_scorecard_id_version_scorecard_version_scorecard_id_version_fk" FOREIGN KEY ("scorecard_id","version") REFERENCES "public"."scorecard_version"("scorecard_id","version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sampling_draw" ADD CONSTRAINT "sampling_draw_rule_id_sampling_rule_id_fk" FOREIGN KEY ("rule_id") REFERENCES "public"."sampling_rule"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sampling_rule" ADD CONSTRAINT "sampling_rule_scorecard_id_scorecard_id_fk" FOREIGN KEY ("scorecard_id") REFERENCES "public"."scorecard"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scorecard_version" ADD CONSTRAINT "scorecard_version_scorecard_id_scorecard_id_fk" FOREIGN KEY ("scorecard_id") REFERENCES "public"."scorecard"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "calibration_created" ON "calibration" USING btree ("created_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "review_comment_review" ON "review_comment" USING btree ("review_id");--> statement-breakpoint
CREATE INDEX "review_reviewer" ON "review" USING btree ("reviewer_id","created_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "review_agent" ON "review" USING btree ("agent_id","finished_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "review_open" ON "review" USING btree ("due_at") WHERE "review"."finished_at" is null;--> statement-breakpoint
CREATE INDEX "review_created" ON "review" USING btree ("created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "review_conversation" ON "review" USING btree ("conversation_id");--> statement-breakpoint
CREATE UNIQUE INDEX "review_drawn_once" ON "review" USING btree ("rule_id","conversation_id");--> statement-breakpoint
CREATE UNIQUE INDEX "review_calibrated_once" ON "review" USING btree ("calibration_id","reviewer_id");--> statement-breakpoint
CREATE TRIGGER scorecard_version_immutable BEFORE UPDATE OR DELETE ON "scorecard_version" FOR EACH ROW EXECUTE FUNCTION refuse_change();
