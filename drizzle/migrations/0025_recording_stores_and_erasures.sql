CREATE TABLE "erasure" (
	"id" text PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"actor_id" text,
	"actor_name" text NOT NULL,
	"reason" text NOT NULL,
	"number_hint" text NOT NULL,
	"number_mark" text NOT NULL,
	"counts" jsonb NOT NULL,
	"call_ids" jsonb NOT NULL,
	"recording_ids" jsonb NOT NULL,
	"digest" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "recording_removal" (
	"path" text PRIMARY KEY NOT NULL,
	"recording_id" text NOT NULL,
	"erasure_id" text,
	"due_at" timestamp (3) with time zone NOT NULL,
	"final_at" timestamp (3) with time zone NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"failure" text
);
--> statement-breakpoint
ALTER TABLE "recording" ADD COLUMN "store" text DEFAULT 'disk' NOT NULL;--> statement-breakpoint
ALTER TABLE "recording" ADD COLUMN "peaks" text;--> statement-breakpoint
ALTER TABLE "recording" ADD COLUMN "upload_due_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "recording" ADD COLUMN "upload_attempts" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "recording" ADD COLUMN "upload_failure" text;--> statement-breakpoint
CREATE INDEX "erasure_at" ON "erasure" USING btree ("at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "erasure_number" ON "erasure" USING btree ("number_mark");--> statement-breakpoint
CREATE INDEX "recording_removal_due" ON "recording_removal" USING btree ("due_at");--> statement-breakpoint
CREATE INDEX "recording_removal_erasure" ON "recording_removal" USING btree ("erasure_id");--> statement-breakpoint
CREATE INDEX "recording_on_disk" ON "recording" USING btree ("upload_due_at") WHERE "recording"."status" = 'stored' and "recording"."store" = 'disk';--> statement-breakpoint
ALTER TABLE "recording" ADD CONSTRAINT "recording_store_known" CHECK ("recording"."store" in ('disk', 's3'));--> statement-breakpoint
CREATE TRIGGER erasure_immutable BEFORE UPDATE OR DELETE ON "erasure" FOR EACH ROW EXECUTE FUNCTION refuse_change();
