ALTER TABLE "form_answer" ADD COLUMN "choices" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "form_answer" ADD COLUMN "replaced" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE TRIGGER form_answer_recount AFTER UPDATE ON "form_answer" FOR EACH ROW
  WHEN (OLD.counted AND NEW.counted AND OLD.replaced IS DISTINCT FROM NEW.replaced)
  EXECUTE FUNCTION note_count_correction('form_answer');
--> statement-breakpoint
UPDATE "form_answer" a SET replaced = true WHERE EXISTS (
  SELECT FROM "form_answer" b
  WHERE b.call_id = a.call_id AND b.flow_id = a.flow_id AND b.node_id = a.node_id AND (b.at, b.id) > (a.at, a.id));
