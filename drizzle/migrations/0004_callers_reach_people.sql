CREATE TABLE "agent_state" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "agent_state_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"user_id" text NOT NULL,
	"state" text NOT NULL,
	"reason" text,
	"call_id" text,
	"queue_id" text,
	"since" timestamp (3) with time zone NOT NULL,
	"until" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "agent_queue" (
	"user_id" text NOT NULL,
	"queue_id" text NOT NULL,
	CONSTRAINT "agent_queue_user_id_queue_id_pk" PRIMARY KEY("user_id","queue_id")
);
--> statement-breakpoint
CREATE TABLE "agent_skill" (
	"user_id" text NOT NULL,
	"skill_id" text NOT NULL,
	"level" integer NOT NULL,
	CONSTRAINT "agent_skill_user_id_skill_id_pk" PRIMARY KEY("user_id","skill_id"),
	CONSTRAINT "agent_skill_level" CHECK ("agent_skill"."level" between 1 and 10)
);
--> statement-breakpoint
CREATE TABLE "agent" (
	"user_id" text PRIMARY KEY NOT NULL,
	"team_id" text,
	"phone_kind" text DEFAULT 'browser' NOT NULL,
	"sip_address" text,
	"extension" text,
	"chats_max" integer DEFAULT 0 NOT NULL,
	"auto_answer" boolean DEFAULT false NOT NULL,
	"forward_signed_out" jsonb,
	"forward_away" jsonb,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "agent_extension_unique" UNIQUE("extension"),
	CONSTRAINT "agent_phone_known" CHECK ("agent"."phone_kind" in ('browser', 'sip')),
	CONSTRAINT "agent_sip_has_address" CHECK ("agent"."phone_kind" <> 'sip' or "agent"."sip_address" is not null),
	CONSTRAINT "agent_chats" CHECK ("agent"."chats_max" between 0 and 50)
);
--> statement-breakpoint
CREATE TABLE "callback" (
	"id" text PRIMARY KEY NOT NULL,
	"call_id" text NOT NULL,
	"queue_id" text NOT NULL,
	"number" text NOT NULL,
	"mode" text NOT NULL,
	"language" text NOT NULL,
	"context" json NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"promised_at" timestamp (3) with time zone NOT NULL,
	"status" text DEFAULT 'waiting' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"attempts_max" integer NOT NULL,
	"retry_after_ms" integer NOT NULL,
	"next_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"result" text,
	"outbound_call_id" text
);
--> statement-breakpoint
CREATE TABLE "call_note" (
	"id" text PRIMARY KEY NOT NULL,
	"call_id" text NOT NULL,
	"author_id" text NOT NULL,
	"text" text NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "conversation" (
	"id" text PRIMARY KEY NOT NULL,
	"call_id" text NOT NULL,
	"queue_id" text,
	"agent_id" text NOT NULL,
	"direction" text NOT NULL,
	"customer_number" text DEFAULT '' NOT NULL,
	"offered_at" timestamp (3) with time zone NOT NULL,
	"answered_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	"outcome" text,
	"ended_by" text,
	"talk_ms" bigint DEFAULT 0 NOT NULL,
	"hold_ms" bigint DEFAULT 0 NOT NULL,
	"wrap_up_ms" bigint DEFAULT 0 NOT NULL,
	"wrap_up_code_id" text,
	"wrapped_up_at" timestamp (3) with time zone,
	"live" json
);
--> statement-breakpoint
CREATE TABLE "form_answer" (
	"id" text PRIMARY KEY NOT NULL,
	"call_id" text NOT NULL,
	"flow_id" text NOT NULL,
	"version" text NOT NULL,
	"node_id" text NOT NULL,
	"agent_id" text NOT NULL,
	"values" json NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "satisfaction_answer" (
	"id" text PRIMARY KEY NOT NULL,
	"call_id" text NOT NULL,
	"conversation_id" text,
	"agent_id" text,
	"queue_id" text,
	"node_id" text NOT NULL,
	"question" text NOT NULL,
	"score" integer NOT NULL,
	"score_max" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "customer_number" (
	"number" text PRIMARY KEY NOT NULL,
	"customer_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "customer" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"level" text DEFAULT '' NOT NULL,
	"company" text DEFAULT '' NOT NULL,
	"language" text,
	"own_agent_id" text,
	"note" text DEFAULT '' NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "open_item" (
	"id" text PRIMARY KEY NOT NULL,
	"customer_id" text,
	"call_id" text,
	"title" text NOT NULL,
	"due_at" timestamp (3) with time zone,
	"assigned_to" text,
	"created_by" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"done_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "not_ready_reason" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"productive" boolean DEFAULT false NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"archived_at" timestamp (3) with time zone,
	CONSTRAINT "not_ready_reason_name_unique" UNIQUE("name")
);
--> statement-breakpoint
CREATE TABLE "number_place" (
	"prefix" text PRIMARY KEY NOT NULL,
	"place_en" text NOT NULL,
	"place_zh" text DEFAULT '' NOT NULL,
	"country" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "queue_visit" (
	"id" text PRIMARY KEY NOT NULL,
	"call_id" text NOT NULL,
	"queue_id" text NOT NULL,
	"joined_at" timestamp (3) with time zone NOT NULL,
	"left_at" timestamp (3) with time zone,
	"outcome" text,
	"agent_id" text,
	"waited_ms" integer,
	"position_at_join" integer NOT NULL,
	"expected_wait_ms" integer,
	"vip" boolean DEFAULT false NOT NULL,
	"priority" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "queue" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"priority" integer DEFAULT 0 NOT NULL,
	"strategy" text DEFAULT 'longest_idle' NOT NULL,
	"ring_together_max" integer DEFAULT 1 NOT NULL,
	"ring_timeout_ms" integer DEFAULT 20000 NOT NULL,
	"wrap_up_ms" integer DEFAULT 30000 NOT NULL,
	"ageing_per_minute" real DEFAULT 0 NOT NULL,
	"rings" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"terms" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"overflow" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"open" boolean DEFAULT true NOT NULL,
	"hours" jsonb,
	"service_level_ms" integer DEFAULT 20000 NOT NULL,
	"service_level_target" real DEFAULT 0.8 NOT NULL,
	"alerts" jsonb,
	"wrap_up_required" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	CONSTRAINT "queue_name_unique" UNIQUE("name"),
	CONSTRAINT "queue_ring_together" CHECK ("queue"."ring_together_max" between 1 and 50),
	CONSTRAINT "queue_ring_timeout" CHECK ("queue"."ring_timeout_ms" between 3000 and 300000),
	CONSTRAINT "queue_wrap_up" CHECK ("queue"."wrap_up_ms" between 0 and 3600000),
	CONSTRAINT "queue_service_level" CHECK ("queue"."service_level_target" between 0 and 1)
);
--> statement-breakpoint
CREATE TABLE "quick_phrase" (
	"id" text PRIMARY KEY NOT NULL,
	"title" text NOT NULL,
	"text" text NOT NULL,
	"queue_ids" text[] DEFAULT '{}' NOT NULL,
	"position" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "routing_entry" (
	"group_id" text NOT NULL,
	"index" bigint NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"event" json NOT NULL,
	CONSTRAINT "routing_entry_group_id_index_pk" PRIMARY KEY("group_id","index")
);
--> statement-breakpoint
CREATE TABLE "routing_snapshot" (
	"group_id" text PRIMARY KEY NOT NULL,
	"index" bigint NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"state" json NOT NULL
);
--> statement-breakpoint
CREATE TABLE "skill" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "skill_name_unique" UNIQUE("name")
);
--> statement-breakpoint
CREATE TABLE "team" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "team_name_unique" UNIQUE("name")
);
--> statement-breakpoint
CREATE TABLE "wrap_up_code" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"queue_ids" text[] DEFAULT '{}' NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"archived_at" timestamp (3) with time zone,
	CONSTRAINT "wrap_up_code_name_unique" UNIQUE("name")
);
--> statement-breakpoint
ALTER TABLE "sip_endpoint" DROP CONSTRAINT "sip_endpoint_kind_known";--> statement-breakpoint
ALTER TABLE "agent_queue" ADD CONSTRAINT "agent_queue_user_id_agent_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."agent"("user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agent_queue" ADD CONSTRAINT "agent_queue_queue_id_queue_id_fk" FOREIGN KEY ("queue_id") REFERENCES "public"."queue"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agent_skill" ADD CONSTRAINT "agent_skill_user_id_agent_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."agent"("user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agent_skill" ADD CONSTRAINT "agent_skill_skill_id_skill_id_fk" FOREIGN KEY ("skill_id") REFERENCES "public"."skill"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agent" ADD CONSTRAINT "agent_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agent" ADD CONSTRAINT "agent_team_id_team_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."team"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_number" ADD CONSTRAINT "customer_number_customer_id_customer_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customer"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer" ADD CONSTRAINT "customer_own_agent_id_user_id_fk" FOREIGN KEY ("own_agent_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "open_item" ADD CONSTRAINT "open_item_customer_id_customer_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customer"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "open_item" ADD CONSTRAINT "open_item_assigned_to_user_id_fk" FOREIGN KEY ("assigned_to") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "agent_state_user" ON "agent_state" USING btree ("user_id","since" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "agent_state_since" ON "agent_state" USING btree ("since" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "callback_live" ON "callback" USING btree ("queue_id","next_at") WHERE "callback"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "callback_number" ON "callback" USING btree ("number");--> statement-breakpoint
CREATE INDEX "call_note_call" ON "call_note" USING btree ("call_id","at");--> statement-breakpoint
CREATE INDEX "conversation_call" ON "conversation" USING btree ("call_id");--> statement-breakpoint
CREATE INDEX "conversation_agent" ON "conversation" USING btree ("agent_id","offered_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "conversation_customer" ON "conversation" USING btree ("customer_number","offered_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "conversation_offered" ON "conversation" USING btree ("offered_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "form_answer_call" ON "form_answer" USING btree ("call_id");--> statement-breakpoint
CREATE INDEX "form_answer_node" ON "form_answer" USING btree ("node_id","at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "satisfaction_at" ON "satisfaction_answer" USING btree ("at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "satisfaction_agent" ON "satisfaction_answer" USING btree ("agent_id","at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "customer_number_customer" ON "customer_number" USING btree ("customer_id");--> statement-breakpoint
CREATE INDEX "open_item_customer" ON "open_item" USING btree ("customer_id","created_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "queue_visit_queue" ON "queue_visit" USING btree ("queue_id","joined_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "queue_visit_call" ON "queue_visit" USING btree ("call_id");--> statement-breakpoint
CREATE INDEX "queue_visit_joined" ON "queue_visit" USING btree ("joined_at" DESC NULLS LAST);--> statement-breakpoint
ALTER TABLE "sip_endpoint" ADD CONSTRAINT "sip_endpoint_kind_known" CHECK ("sip_endpoint"."kind" in ('browser', 'seat'));