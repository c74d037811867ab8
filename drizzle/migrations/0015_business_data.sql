CREATE TABLE "announcement" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"says" jsonb NOT NULL,
	"prompt_id" text,
	"closes" boolean DEFAULT false NOT NULL,
	"on" boolean DEFAULT false NOT NULL,
	"starts_at" timestamp (3) with time zone,
	"ends_at" timestamp (3) with time zone,
	"concerns" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	CONSTRAINT "announcement_name_unique" UNIQUE("name"),
	CONSTRAINT "announcement_span" CHECK ("announcement"."ends_at" is null or "announcement"."starts_at" is null or "announcement"."ends_at" > "announcement"."starts_at")
);
--> statement-breakpoint
CREATE TABLE "lookup_row" (
	"table_id" text NOT NULL,
	"row_id" bigint NOT NULL,
	"since" integer NOT NULL,
	"until" integer,
	"key" text,
	"cells" jsonb NOT NULL,
	"fits" boolean NOT NULL,
	CONSTRAINT "lookup_row_table_id_row_id_since_pk" PRIMARY KEY("table_id","row_id","since"),
	CONSTRAINT "lookup_row_span" CHECK ("lookup_row"."until" is null or "lookup_row"."until" > "lookup_row"."since")
);
--> statement-breakpoint
CREATE TABLE "lookup_table_revision" (
	"table_id" text NOT NULL,
	"number" integer NOT NULL,
	"shape" jsonb NOT NULL,
	"row_count" integer NOT NULL,
	"kind" text NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" text,
	CONSTRAINT "lookup_table_revision_table_id_number_pk" PRIMARY KEY("table_id","number"),
	CONSTRAINT "lookup_table_revision_number" CHECK ("lookup_table_revision"."number" > 0)
);
--> statement-breakpoint
CREATE TABLE "lookup_table" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"shape" jsonb NOT NULL,
	"draft" integer DEFAULT 1 NOT NULL,
	"published" integer,
	"next_row" bigint DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	CONSTRAINT "lookup_table_name_unique" UNIQUE("name")
);
--> statement-breakpoint
CREATE TABLE "schedule_revision" (
	"id" text PRIMARY KEY NOT NULL,
	"schedule_id" text NOT NULL,
	"number" integer NOT NULL,
	"content" jsonb NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" text,
	CONSTRAINT "schedule_revision_number" UNIQUE("schedule_id","number"),
	CONSTRAINT "schedule_revision_number_positive" CHECK ("schedule_revision"."number" > 0)
);
--> statement-breakpoint
CREATE TABLE "schedule" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"published_revision" text,
	"archived_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "schedule_name" UNIQUE("kind","name")
);
--> statement-breakpoint
ALTER TABLE "lookup_row" ADD CONSTRAINT "lookup_row_table_id_lookup_table_id_fk" FOREIGN KEY ("table_id") REFERENCES "public"."lookup_table"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lookup_table_revision" ADD CONSTRAINT "lookup_table_revision_table_id_lookup_table_id_fk" FOREIGN KEY ("table_id") REFERENCES "public"."lookup_table"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lookup_table_revision" ADD CONSTRAINT "lookup_table_revision_created_by_user_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "schedule_revision" ADD CONSTRAINT "schedule_revision_schedule_id_schedule_id_fk" FOREIGN KEY ("schedule_id") REFERENCES "public"."schedule"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "schedule_revision" ADD CONSTRAINT "schedule_revision_created_by_user_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "announcement_on" ON "announcement" USING btree ("on");--> statement-breakpoint
CREATE INDEX "lookup_row_key" ON "lookup_row" USING btree ("table_id","key","since");--> statement-breakpoint
CREATE INDEX "lookup_row_draft" ON "lookup_row" USING btree ("table_id","row_id") WHERE "lookup_row"."until" is null;--> statement-breakpoint
CREATE INDEX "lookup_row_unfit" ON "lookup_row" USING btree ("table_id","row_id") WHERE "lookup_row"."until" is null and not "lookup_row"."fits";--> statement-breakpoint
CREATE INDEX "lookup_row_since" ON "lookup_row" USING btree ("table_id","since");--> statement-breakpoint
CREATE INDEX "lookup_row_until" ON "lookup_row" USING btree ("table_id","until") WHERE "lookup_row"."until" is not null;--> statement-breakpoint
CREATE INDEX "schedule_revision_schedule" ON "schedule_revision" USING btree ("schedule_id");--> statement-breakpoint
CREATE TRIGGER lookup_table_revision_immutable BEFORE UPDATE OF table_id, number, shape, row_count, kind, note, created_at ON "lookup_table_revision" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER schedule_revision_immutable BEFORE UPDATE OF id, schedule_id, number, content, note, created_at ON "schedule_revision" FOR EACH ROW EXECUTE FUNCTION refuse_change();
