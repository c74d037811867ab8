CREATE TABLE "speech_provider_state" (
	"provider_id" text PRIMARY KEY NOT NULL,
	"failing_since" timestamp (3) with time zone,
	"code" text,
	"message" text,
	"failed_at" timestamp (3) with time zone,
	"spoke_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "speech_provider" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"url" text NOT NULL,
	"model" text DEFAULT '' NOT NULL,
	"template" jsonb,
	"credential_id" text,
	"sound" text DEFAULT 'wav' NOT NULL,
	"pcm_rate_hz" integer DEFAULT 24000 NOT NULL,
	"timeout_ms" integer DEFAULT 5000 NOT NULL,
	"speaks_sensitive" boolean DEFAULT false NOT NULL,
	"enabled" boolean DEFAULT true NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "speech_provider_name" UNIQUE("name"),
	CONSTRAINT "speech_provider_kind_known" CHECK ("speech_provider"."kind" in ('openai', 'http')),
	CONSTRAINT "speech_provider_sound_known" CHECK ("speech_provider"."sound" in ('wav', 'pcm')),
	CONSTRAINT "speech_provider_template_present" CHECK (("speech_provider"."kind" = 'http') = ("speech_provider"."template" is not null)),
	CONSTRAINT "speech_provider_timeout_valid" CHECK ("speech_provider"."timeout_ms" between 500 and 60000),
	CONSTRAINT "speech_provider_rate_valid" CHECK ("speech_provider"."pcm_rate_hz" between 8000 and 96000)
);
--> statement-breakpoint
CREATE TABLE "speech_voice" (
	"id" text PRIMARY KEY NOT NULL,
	"provider_id" text NOT NULL,
	"language" text NOT NULL,
	"voice" text NOT NULL,
	"position" integer,
	CONSTRAINT "speech_voice_once" UNIQUE("provider_id","language","voice")
);
--> statement-breakpoint
ALTER TABLE "speech_provider_state" ADD CONSTRAINT "speech_provider_state_provider_id_speech_provider_id_fk" FOREIGN KEY ("provider_id") REFERENCES "public"."speech_provider"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "speech_provider" ADD CONSTRAINT "speech_provider_credential_id_credential_id_fk" FOREIGN KEY ("credential_id") REFERENCES "public"."credential"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "speech_voice" ADD CONSTRAINT "speech_voice_provider_id_speech_provider_id_fk" FOREIGN KEY ("provider_id") REFERENCES "public"."speech_provider"("id") ON DELETE cascade ON UPDATE no action;