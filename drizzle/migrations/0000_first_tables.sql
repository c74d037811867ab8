CREATE TABLE "account" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"user_id" text NOT NULL,
	"access_token" text,
	"refresh_token" text,
	"id_token" text,
	"access_token_expires_at" timestamp (3) with time zone,
	"refresh_token_expires_at" timestamp (3) with time zone,
	"scope" text,
	"password" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "apikey" (
	"id" text PRIMARY KEY NOT NULL,
	"config_id" text DEFAULT 'default' NOT NULL,
	"name" text,
	"start" text,
	"reference_id" text NOT NULL,
	"prefix" text,
	"key" text NOT NULL,
	"refill_interval" bigint,
	"refill_amount" integer,
	"last_refill_at" timestamp (3) with time zone,
	"enabled" boolean DEFAULT true,
	"rate_limit_enabled" boolean DEFAULT true,
	"rate_limit_time_window" bigint,
	"rate_limit_max" integer,
	"request_count" integer DEFAULT 0,
	"remaining" integer,
	"last_request" timestamp (3) with time zone,
	"expires_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"permissions" text,
	"metadata" text
);
--> statement-breakpoint
CREATE TABLE "audio" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"language" text,
	"source" text NOT NULL,
	"duration_ms" integer NOT NULL,
	"path" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" text,
	CONSTRAINT "audio_source_known" CHECK ("audio"."source" in ('upload', 'recorded')),
	CONSTRAINT "audio_duration_positive" CHECK ("audio"."duration_ms" >= 0)
);
--> statement-breakpoint
CREATE TABLE "audit_entry" (
	"id" text PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"actor_id" text,
	"actor_name" text NOT NULL,
	"action" text NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" text NOT NULL,
	"before" jsonb,
	"after" jsonb
);
--> statement-breakpoint
CREATE TABLE "call_step" (
	"call_id" text NOT NULL,
	"index" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"depth" integer DEFAULT 0 NOT NULL,
	"flow_id" text NOT NULL,
	"version" text NOT NULL,
	"node_id" text,
	"kind" text NOT NULL,
	"port" text,
	"detail" json DEFAULT '{}'::json NOT NULL,
	CONSTRAINT "call_step_call_id_index_pk" PRIMARY KEY("call_id","index")
);
--> statement-breakpoint
CREATE TABLE "call" (
	"id" text PRIMARY KEY NOT NULL,
	"direction" text NOT NULL,
	"caller_number" text NOT NULL,
	"caller_name" text DEFAULT '' NOT NULL,
	"called_number" text NOT NULL,
	"flow_id" text,
	"version" text,
	"language" text,
	"started_at" timestamp (3) with time zone NOT NULL,
	"answered_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	"end_reason" text,
	CONSTRAINT "call_direction_known" CHECK ("call"."direction" in ('inbound', 'outbound'))
);
--> statement-breakpoint
CREATE TABLE "credential" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"hosts" text[] NOT NULL,
	"secret_sealed" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "credential_name" UNIQUE("name"),
	CONSTRAINT "credential_kind_known" CHECK ("credential"."kind" in ('bearer', 'basic', 'header')),
	CONSTRAINT "credential_hosts_present" CHECK (cardinality("credential"."hosts") > 0)
);
--> statement-breakpoint
CREATE TABLE "dial_rule" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"pattern" text NOT NULL,
	"allow" boolean NOT NULL,
	"position" integer NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "dial_rule_kind_known" CHECK ("dial_rule"."kind" in ('prefix', 'country', 'sip_domain', 'internal')),
	CONSTRAINT "dial_rule_pattern_present" CHECK ("dial_rule"."pattern" <> '')
);
--> statement-breakpoint
CREATE TABLE "egress_host" (
	"host" text PRIMARY KEY NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "egress_host_lower" CHECK ("egress_host"."host" = lower("egress_host"."host") and "egress_host"."host" <> '')
);
--> statement-breakpoint
CREATE TABLE "flow_draft" (
	"flow_id" text PRIMARY KEY NOT NULL,
	"document" jsonb NOT NULL,
	"layout" jsonb NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_by" text,
	CONSTRAINT "flow_draft_revision_positive" CHECK ("flow_draft"."revision" > 0)
);
--> statement-breakpoint
CREATE TABLE "flow_publication" (
	"id" text PRIMARY KEY NOT NULL,
	"flow_id" text NOT NULL,
	"version" text NOT NULL,
	"number" integer NOT NULL,
	"layout" jsonb NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"published_by" text,
	"published_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "flow_publication_number" UNIQUE("flow_id","number"),
	CONSTRAINT "flow_publication_number_positive" CHECK ("flow_publication"."number" > 0)
);
--> statement-breakpoint
CREATE TABLE "flow_version" (
	"hash" text PRIMARY KEY NOT NULL,
	"document" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "flow_version_hash_present" CHECK (length("flow_version"."hash") >= 16)
);
--> statement-breakpoint
CREATE TABLE "flow" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"published_version" text,
	"archived_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" text,
	CONSTRAINT "flow_kind_known" CHECK ("flow"."kind" in ('voice', 'chat', 'campaign', 'workflow')),
	CONSTRAINT "flow_name_present" CHECK ("flow"."name" <> '')
);
--> statement-breakpoint
CREATE TABLE "journal_entry" (
	"run_id" text NOT NULL,
	"index" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"event" json NOT NULL,
	"commands" json NOT NULL,
	"trace" json NOT NULL,
	CONSTRAINT "journal_entry_run_id_index_pk" PRIMARY KEY("run_id","index")
);
--> statement-breakpoint
CREATE TABLE "lease" (
	"name" text PRIMARY KEY NOT NULL,
	"holder" text NOT NULL,
	"epoch" bigint NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "number" (
	"number" text PRIMARY KEY NOT NULL,
	"flow_id" text NOT NULL,
	"label" text DEFAULT '' NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "number_dialable" CHECK ("number"."number" ~ '^[+]?[0-9A-Za-z*#_.-]{1,64}$')
);
--> statement-breakpoint
CREATE TABLE "prompt_revision" (
	"id" text PRIMARY KEY NOT NULL,
	"prompt_id" text NOT NULL,
	"number" integer NOT NULL,
	"content" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" text,
	"note" text DEFAULT '' NOT NULL,
	CONSTRAINT "prompt_revision_number" UNIQUE("prompt_id","number"),
	CONSTRAINT "prompt_revision_number_positive" CHECK ("prompt_revision"."number" > 0)
);
--> statement-breakpoint
CREATE TABLE "prompt" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"published_revision" text,
	"archived_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "recording" (
	"id" text PRIMARY KEY NOT NULL,
	"call_id" text NOT NULL,
	"purpose" text NOT NULL,
	"path" text,
	"duration_ms" integer,
	"status" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "recording_status_known" CHECK ("recording"."status" in ('recording', 'stored', 'failed', 'deleted')),
	CONSTRAINT "recording_stored_has_path" CHECK ("recording"."status" <> 'stored' or "recording"."path" is not null)
);
--> statement-breakpoint
CREATE TABLE "run" (
	"id" text PRIMARY KEY NOT NULL,
	"flow_id" text NOT NULL,
	"version" text NOT NULL,
	"status" text NOT NULL,
	"seq" integer NOT NULL,
	"state" json NOT NULL,
	"runtime_id" text,
	"channel_id" text,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "run_status_known" CHECK ("run"."status" in ('waiting', 'running', 'ended'))
);
--> statement-breakpoint
CREATE TABLE "session" (
	"id" text PRIMARY KEY NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"token" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"ip_address" text,
	"user_agent" text,
	"user_id" text NOT NULL,
	CONSTRAINT "session_token_unique" UNIQUE("token")
);
--> statement-breakpoint
CREATE TABLE "setting" (
	"key" text PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sip_endpoint" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"user_id" text NOT NULL,
	"password_sealed" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"ready_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "sip_endpoint_kind_known" CHECK ("sip_endpoint"."kind" in ('browser'))
);
--> statement-breakpoint
CREATE TABLE "speech_cache" (
	"key" text PRIMARY KEY NOT NULL,
	"path" text NOT NULL,
	"duration_ms" integer NOT NULL,
	"provider" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"used_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "trunk" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"host" text NOT NULL,
	"port" integer DEFAULT 5060 NOT NULL,
	"transport" text DEFAULT 'udp' NOT NULL,
	"username" text,
	"password_sealed" text,
	"codecs" text[] DEFAULT '{"alaw","ulaw","g722"}' NOT NULL,
	"caller_id" text,
	"enabled" boolean DEFAULT true NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "trunk_id_slug" CHECK ("trunk"."id" ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
	CONSTRAINT "trunk_transport_known" CHECK ("trunk"."transport" in ('udp', 'tcp', 'tls')),
	CONSTRAINT "trunk_port_valid" CHECK ("trunk"."port" between 1 and 65535)
);
--> statement-breakpoint
CREATE TABLE "user" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"email_verified" boolean DEFAULT false NOT NULL,
	"image" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"role" text DEFAULT 'agent' NOT NULL,
	"locale" text,
	"theme" text,
	"time_zone" text,
	"disabled_at" timestamp (3) with time zone,
	CONSTRAINT "user_email_unique" UNIQUE("email"),
	CONSTRAINT "user_role_known" CHECK ("user"."role" in ('admin', 'designer', 'business', 'supervisor', 'agent')),
	CONSTRAINT "user_email_lower" CHECK ("user"."email" = lower("user"."email"))
);
--> statement-breakpoint
CREATE TABLE "verification" (
	"id" text PRIMARY KEY NOT NULL,
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "account" ADD CONSTRAINT "account_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audio" ADD CONSTRAINT "audio_created_by_user_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "call_step" ADD CONSTRAINT "call_step_call_id_call_id_fk" FOREIGN KEY ("call_id") REFERENCES "public"."call"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flow_draft" ADD CONSTRAINT "flow_draft_flow_id_flow_id_fk" FOREIGN KEY ("flow_id") REFERENCES "public"."flow"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flow_draft" ADD CONSTRAINT "flow_draft_updated_by_user_id_fk" FOREIGN KEY ("updated_by") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flow_publication" ADD CONSTRAINT "flow_publication_flow_id_flow_id_fk" FOREIGN KEY ("flow_id") REFERENCES "public"."flow"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flow_publication" ADD CONSTRAINT "flow_publication_version_flow_version_hash_fk" FOREIGN KEY ("version") REFERENCES "public"."flow_version"("hash") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flow_publication" ADD CONSTRAINT "flow_publication_published_by_user_id_fk" FOREIGN KEY ("published_by") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flow" ADD CONSTRAINT "flow_published_version_flow_version_hash_fk" FOREIGN KEY ("published_version") REFERENCES "public"."flow_version"("hash") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flow" ADD CONSTRAINT "flow_created_by_user_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "number" ADD CONSTRAINT "number_flow_id_flow_id_fk" FOREIGN KEY ("flow_id") REFERENCES "public"."flow"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prompt_revision" ADD CONSTRAINT "prompt_revision_prompt_id_prompt_id_fk" FOREIGN KEY ("prompt_id") REFERENCES "public"."prompt"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prompt_revision" ADD CONSTRAINT "prompt_revision_created_by_user_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recording" ADD CONSTRAINT "recording_call_id_call_id_fk" FOREIGN KEY ("call_id") REFERENCES "public"."call"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sip_endpoint" ADD CONSTRAINT "sip_endpoint_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "account_user" ON "account" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "account_of_provider" ON "account" USING btree ("provider_id","account_id");--> statement-breakpoint
CREATE INDEX "apikey_config" ON "apikey" USING btree ("config_id");--> statement-breakpoint
CREATE INDEX "apikey_reference" ON "apikey" USING btree ("reference_id");--> statement-breakpoint
CREATE UNIQUE INDEX "apikey_key" ON "apikey" USING btree ("key");--> statement-breakpoint
CREATE INDEX "audio_created" ON "audio" USING btree ("created_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "audit_at" ON "audit_entry" USING btree ("at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "audit_by_subject" ON "audit_entry" USING btree ("subject_kind","subject_id","at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "audit_by_actor" ON "audit_entry" USING btree ("actor_id","at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "call_step_by_node" ON "call_step" USING btree ("flow_id","node_id","at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "call_started" ON "call" USING btree ("started_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "call_by_flow" ON "call" USING btree ("flow_id","started_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "call_by_caller" ON "call" USING btree ("caller_number","started_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "call_by_called" ON "call" USING btree ("called_number","started_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "call_alive" ON "call" USING btree ("started_at" DESC NULLS LAST) WHERE "call"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "flow_publication_version" ON "flow_publication" USING btree ("version");--> statement-breakpoint
CREATE INDEX "flow_name" ON "flow" USING btree ("name");--> statement-breakpoint
CREATE INDEX "flow_published_version" ON "flow" USING btree ("published_version");--> statement-breakpoint
CREATE INDEX "number_flow" ON "number" USING btree ("flow_id");--> statement-breakpoint
CREATE INDEX "prompt_name" ON "prompt" USING btree ("name");--> statement-breakpoint
CREATE INDEX "recording_call" ON "recording" USING btree ("call_id");--> statement-breakpoint
CREATE INDEX "recording_created" ON "recording" USING btree ("created_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "run_alive" ON "run" USING btree ("runtime_id") WHERE "run"."status" <> 'ended';--> statement-breakpoint
CREATE INDEX "run_updated" ON "run" USING btree ("updated_at");--> statement-breakpoint
CREATE INDEX "session_user" ON "session" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "sip_endpoint_expires" ON "sip_endpoint" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "sip_endpoint_user" ON "sip_endpoint" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "speech_cache_used" ON "speech_cache" USING btree ("used_at");--> statement-breakpoint
CREATE INDEX "verification_identifier" ON "verification" USING btree ("identifier");