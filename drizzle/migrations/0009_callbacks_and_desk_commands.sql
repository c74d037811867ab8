CREATE TABLE "desk_command" (
	"id" text PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"reply" json
);
--> statement-breakpoint
ALTER TABLE "queue_visit" ADD COLUMN "callback_id" text;--> statement-breakpoint
CREATE INDEX "desk_command_at" ON "desk_command" USING btree ("at");--> statement-breakpoint
CREATE INDEX "queue_visit_callback" ON "queue_visit" USING btree ("callback_id");--> statement-breakpoint
UPDATE "queue_visit" SET
	"callback_id" = regexp_replace("id", '^callback-(.*)\.[0-9]+$', '\1'),
	"call_id" = regexp_replace("id", '^callback-(.*)-[0-9]+\.[0-9]+$', '\1')
WHERE "id" LIKE 'callback-%';
