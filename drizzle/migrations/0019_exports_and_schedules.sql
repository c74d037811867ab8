CREATE TABLE "data_export" (
	"id" text PRIMARY KEY NOT NULL,
	"asked_by_id" text,
	"asked_by_name" text NOT NULL,
	"title" text NOT NULL,
	"request" json NOT NULL,
	"format" text NOT NULL,
	"locale" text NOT NULL,
	"time_zone" text NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"rows" integer DEFAULT 0 NOT NULL,
	"rows_expected" integer,
	"failure" text,
	"path" text,
	"bytes" bigint,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp (3) with time zone,
	"expires_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "mail_server" (
	"id" text PRIMARY KEY DEFAULT 'default' NOT NULL,
	"host" text NOT NULL,
	"port" integer NOT NULL,
	"security" text NOT NULL,
	"username" text DEFAULT '' NOT NULL,
	"password_sealed" jsonb,
	"from_address" text NOT NULL,
	"from_name" text DEFAULT '' NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "mail_server_one" CHECK ("mail_server"."id" = 'default'),
	CONSTRAINT "mail_server_security_known" CHECK ("mail_server"."security" in ('tls', 'starttls', 'none'))
);
--> statement-breakpoint
CREATE TABLE "report_delivery" (
	"id" text PRIMARY KEY NOT NULL,
	"schedule_id" text NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"recipients" text[] NOT NULL,
	"refused" text[] DEFAULT '{}' NOT NULL,
	"export_id" text,
	"failure" text,
	"answer" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "report_schedule" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"request" json NOT NULL,
	"format" text NOT NULL,
	"locale" text NOT NULL,
	"time_zone" text NOT NULL,
	"every" text NOT NULL,
	"weekday" integer DEFAULT 1 NOT NULL,
	"month_day" integer DEFAULT 1 NOT NULL,
	"hour" integer NOT NULL,
	"recipients" text[] NOT NULL,
	"enabled" boolean DEFAULT true NOT NULL,
	"next_at" timestamp (3) with time zone NOT NULL,
	"created_by_id" text,
	"created_by_name" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "report_schedule_every_known" CHECK ("report_schedule"."every" in ('day', 'week', 'month')),
	CONSTRAINT "report_schedule_hour" CHECK ("report_schedule"."hour" between 0 and 23)
);
--> statement-breakpoint
ALTER TABLE "report_delivery" ADD CONSTRAINT "report_delivery_schedule_id_report_schedule_id_fk" FOREIGN KEY ("schedule_id") REFERENCES "public"."report_schedule"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "data_export_created" ON "data_export" USING btree ("created_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "data_export_expiry" ON "data_export" USING btree ("expires_at");--> statement-breakpoint
CREATE UNIQUE INDEX "report_delivery_once" ON "report_delivery" USING btree ("schedule_id","due_at");--> statement-breakpoint
CREATE INDEX "report_delivery_latest" ON "report_delivery" USING btree ("schedule_id","created_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "report_schedule_due" ON "report_schedule" USING btree ("next_at") WHERE "report_schedule"."enabled";