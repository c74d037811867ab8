ALTER TABLE "audio" ADD COLUMN "measures" jsonb;--> statement-breakpoint
ALTER TABLE "audio" ADD COLUMN "leveled_from" text;--> statement-breakpoint
ALTER TABLE "prompt" ADD COLUMN "folder" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "audio" ADD CONSTRAINT "audio_leveled_from_audio_id_fk" FOREIGN KEY ("leveled_from") REFERENCES "public"."audio"("id") ON DELETE set null ON UPDATE no action;