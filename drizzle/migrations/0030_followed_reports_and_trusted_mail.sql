ALTER TABLE "mail_server" ADD COLUMN "trusted_certificate" text;--> statement-breakpoint
ALTER TABLE "report_delivery" ADD COLUMN "missed" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "report_delivery" ADD COLUMN "missed_since" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "report_schedule" ADD COLUMN "saved_report_id" text;--> statement-breakpoint
ALTER TABLE "report_schedule" ADD COLUMN "report_removed_at" timestamp (3) with time zone;