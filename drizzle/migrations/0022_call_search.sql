-- Any part of a number is found by its groups of three characters.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
--> statement-breakpoint
-- The words of a note. Characters of Chinese, Japanese and Korean are words of their own: nobody writes spaces between them.
CREATE FUNCTION note_words(note text) RETURNS tsvector LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT to_tsvector('simple'::regconfig, regexp_replace(
    regexp_replace(lower(note), '[^[:alnum:]]+', ' ', 'g'),
    '([\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff])', ' \1 ', 'g'))
$$;
--> statement-breakpoint
ALTER TABLE "call_note" ADD COLUMN "words" "tsvector" GENERATED ALWAYS AS (note_words("text")) STORED NOT NULL;--> statement-breakpoint
CREATE INDEX "call_by_end" ON "call" USING btree ("end_reason","started_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "call_text" ON "call" USING gin ("caller_number" gin_trgm_ops,"caller_name" gin_trgm_ops,"called_number" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "call_note_at" ON "call_note" USING btree ("at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "call_note_words" ON "call_note" USING gin ("words");--> statement-breakpoint
CREATE INDEX "conversation_queue" ON "conversation" USING btree ("queue_id","offered_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "conversation_wrap_up" ON "conversation" USING btree ("wrap_up_code_id","offered_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "satisfaction_call" ON "satisfaction_answer" USING btree ("call_id");--> statement-breakpoint
CREATE INDEX "satisfaction_question" ON "satisfaction_answer" USING btree ("question","at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "queue_visit_called_back" ON "queue_visit" USING btree ("queue_id","joined_at") WHERE "queue_visit"."callback_id" is not null;