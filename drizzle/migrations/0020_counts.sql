CREATE TABLE "agent_count" (
	"quarter" timestamp (3) with time zone NOT NULL,
	"agent_id" text NOT NULL,
	"queue_id" text NOT NULL,
	"direction" text NOT NULL,
	"offered" integer NOT NULL,
	"answered" integer NOT NULL,
	"no_answer" integer NOT NULL,
	"declined" integer NOT NULL,
	"unreachable" integer NOT NULL,
	"caller_left" integer NOT NULL,
	"elsewhere" integer NOT NULL,
	"talk_ms" bigint NOT NULL,
	"hold_ms" bigint NOT NULL,
	"wrap_up_ms" bigint NOT NULL,
	CONSTRAINT "agent_count_pk" PRIMARY KEY("quarter","agent_id","queue_id","direction")
);
--> statement-breakpoint
CREATE TABLE "agent_day" (
	"day" date NOT NULL,
	"agent_id" text NOT NULL,
	"queue_id" text NOT NULL,
	"direction" text NOT NULL,
	"offered" integer NOT NULL,
	"answered" integer NOT NULL,
	"no_answer" integer NOT NULL,
	"declined" integer NOT NULL,
	"unreachable" integer NOT NULL,
	"caller_left" integer NOT NULL,
	"elsewhere" integer NOT NULL,
	"talk_ms" bigint NOT NULL,
	"hold_ms" bigint NOT NULL,
	"wrap_up_ms" bigint NOT NULL,
	CONSTRAINT "agent_day_pk" PRIMARY KEY("day","agent_id","queue_id","direction")
);
--> statement-breakpoint
CREATE TABLE "agent_state_count" (
	"quarter" timestamp (3) with time zone NOT NULL,
	"agent_id" text NOT NULL,
	"state" text NOT NULL,
	"reason" text NOT NULL,
	"begun" integer NOT NULL,
	"ms" bigint NOT NULL,
	CONSTRAINT "agent_state_count_pk" PRIMARY KEY("quarter","agent_id","state","reason")
);
--> statement-breakpoint
CREATE TABLE "agent_state_day" (
	"day" date NOT NULL,
	"agent_id" text NOT NULL,
	"state" text NOT NULL,
	"reason" text NOT NULL,
	"begun" integer NOT NULL,
	"ms" bigint NOT NULL,
	CONSTRAINT "agent_state_day_pk" PRIMARY KEY("day","agent_id","state","reason")
);
--> statement-breakpoint
CREATE TABLE "wrap_up_count" (
	"quarter" timestamp (3) with time zone NOT NULL,
	"queue_id" text NOT NULL,
	"agent_id" text NOT NULL,
	"wrap_up_code_id" text NOT NULL,
	"conversations" integer NOT NULL,
	"talk_ms" bigint NOT NULL,
	CONSTRAINT "wrap_up_count_pk" PRIMARY KEY("quarter","queue_id","agent_id","wrap_up_code_id")
);
--> statement-breakpoint
CREATE TABLE "wrap_up_day" (
	"day" date NOT NULL,
	"queue_id" text NOT NULL,
	"agent_id" text NOT NULL,
	"wrap_up_code_id" text NOT NULL,
	"conversations" integer NOT NULL,
	"talk_ms" bigint NOT NULL,
	CONSTRAINT "wrap_up_day_pk" PRIMARY KEY("day","queue_id","agent_id","wrap_up_code_id")
);
--> statement-breakpoint
CREATE TABLE "form_count" (
	"quarter" timestamp (3) with time zone NOT NULL,
	"flow_id" text NOT NULL,
	"node_id" text NOT NULL,
	"variable" text NOT NULL,
	"value" text NOT NULL,
	"agent_id" text NOT NULL,
	"answers" integer NOT NULL,
	"value_sum" numeric NOT NULL,
	CONSTRAINT "form_count_pk" PRIMARY KEY("quarter","flow_id","node_id","variable","value","agent_id")
);
--> statement-breakpoint
CREATE TABLE "form_day" (
	"day" date NOT NULL,
	"flow_id" text NOT NULL,
	"node_id" text NOT NULL,
	"variable" text NOT NULL,
	"value" text NOT NULL,
	"agent_id" text NOT NULL,
	"answers" integer NOT NULL,
	"value_sum" numeric NOT NULL,
	CONSTRAINT "form_day_pk" PRIMARY KEY("day","flow_id","node_id","variable","value","agent_id")
);
--> statement-breakpoint
CREATE TABLE "satisfaction_count" (
	"quarter" timestamp (3) with time zone NOT NULL,
	"flow_id" text NOT NULL,
	"node_id" text NOT NULL,
	"question" text NOT NULL,
	"queue_id" text NOT NULL,
	"agent_id" text NOT NULL,
	"score" integer NOT NULL,
	"score_max" integer NOT NULL,
	"answers" integer NOT NULL,
	CONSTRAINT "satisfaction_count_pk" PRIMARY KEY("quarter","flow_id","node_id","question","queue_id","agent_id","score","score_max")
);
--> statement-breakpoint
CREATE TABLE "satisfaction_day" (
	"day" date NOT NULL,
	"flow_id" text NOT NULL,
	"node_id" text NOT NULL,
	"question" text NOT NULL,
	"queue_id" text NOT NULL,
	"agent_id" text NOT NULL,
	"score" integer NOT NULL,
	"score_max" integer NOT NULL,
	"answers" integer NOT NULL,
	CONSTRAINT "satisfaction_day_pk" PRIMARY KEY("day","flow_id","node_id","question","queue_id","agent_id","score","score_max")
);
--> statement-breakpoint
CREATE TABLE "call_count" (
	"quarter" timestamp (3) with time zone NOT NULL,
	"direction" text NOT NULL,
	"flow_id" text NOT NULL,
	"version" text NOT NULL,
	"called_number" text NOT NULL,
	"end_reason" text NOT NULL,
	"with_person" boolean NOT NULL,
	"calls" integer NOT NULL,
	"answered" integer NOT NULL,
	"duration_ms" bigint NOT NULL,
	CONSTRAINT "call_count_pk" PRIMARY KEY("quarter","direction","flow_id","version","called_number","end_reason","with_person")
);
--> statement-breakpoint
CREATE TABLE "call_day" (
	"day" date NOT NULL,
	"direction" text NOT NULL,
	"flow_id" text NOT NULL,
	"version" text NOT NULL,
	"called_number" text NOT NULL,
	"end_reason" text NOT NULL,
	"with_person" boolean NOT NULL,
	"calls" integer NOT NULL,
	"answered" integer NOT NULL,
	"duration_ms" bigint NOT NULL,
	CONSTRAINT "call_day_pk" PRIMARY KEY("day","direction","flow_id","version","called_number","end_reason","with_person")
);
--> statement-breakpoint
CREATE TABLE "call_hour" (
	"hour" timestamp(0) NOT NULL,
	"direction" text NOT NULL,
	"flow_id" text NOT NULL,
	"version" text NOT NULL,
	"called_number" text NOT NULL,
	"end_reason" text NOT NULL,
	"with_person" boolean NOT NULL,
	"calls" integer NOT NULL,
	"answered" integer NOT NULL,
	"duration_ms" bigint NOT NULL,
	CONSTRAINT "call_hour_pk" PRIMARY KEY("hour","direction","flow_id","version","called_number","end_reason","with_person")
);
--> statement-breakpoint
CREATE TABLE "caller_count" (
	"grain" text NOT NULL,
	"period" date NOT NULL,
	"number" text NOT NULL,
	"calls" integer NOT NULL,
	CONSTRAINT "caller_count_pk" PRIMARY KEY("grain","period","number")
);
--> statement-breakpoint
CREATE TABLE "node_count" (
	"day" date NOT NULL,
	"flow_id" text NOT NULL,
	"version" text NOT NULL,
	"node_id" text NOT NULL,
	"exit" text NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "node_count_pk" PRIMARY KEY("flow_id","day","version","node_id","exit")
);
--> statement-breakpoint
CREATE TABLE "count_correction" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "count_correction_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"fact" text NOT NULL,
	"before" json,
	"after" json
);
--> statement-breakpoint
CREATE TABLE "count_state" (
	"id" integer PRIMARY KEY DEFAULT 1 NOT NULL,
	"time_zone" text NOT NULL,
	"rolled_from" timestamp (3) with time zone,
	"rolls_back_to" timestamp (3) with time zone,
	CONSTRAINT "count_state_one" CHECK ("count_state"."id" = 1)
);
--> statement-breakpoint
CREATE TABLE "queue_count" (
	"quarter" timestamp (3) with time zone NOT NULL,
	"queue_id" text NOT NULL,
	"vip" boolean NOT NULL,
	"callback" boolean NOT NULL,
	"offered" integer NOT NULL,
	"answered" integer NOT NULL,
	"abandoned" integer NOT NULL,
	"overflow" integer NOT NULL,
	"moved" integer NOT NULL,
	"called_back" integer NOT NULL,
	"left" integer NOT NULL,
	"failed" integer NOT NULL,
	"answered_wait_ms" bigint NOT NULL,
	"abandoned_wait_ms" bigint NOT NULL,
	"answered_wait_max_ms" integer NOT NULL,
	"abandoned_wait_max_ms" integer NOT NULL,
	"answered_within" integer[] NOT NULL,
	"abandoned_within" integer[] NOT NULL,
	CONSTRAINT "queue_count_pk" PRIMARY KEY("quarter","queue_id","vip","callback")
);
--> statement-breakpoint
CREATE TABLE "queue_day" (
	"day" date NOT NULL,
	"queue_id" text NOT NULL,
	"vip" boolean NOT NULL,
	"callback" boolean NOT NULL,
	"offered" integer NOT NULL,
	"answered" integer NOT NULL,
	"abandoned" integer NOT NULL,
	"overflow" integer NOT NULL,
	"moved" integer NOT NULL,
	"called_back" integer NOT NULL,
	"left" integer NOT NULL,
	"failed" integer NOT NULL,
	"answered_wait_ms" bigint NOT NULL,
	"abandoned_wait_ms" bigint NOT NULL,
	"answered_wait_max_ms" integer NOT NULL,
	"abandoned_wait_max_ms" integer NOT NULL,
	"answered_within" integer[] NOT NULL,
	"abandoned_within" integer[] NOT NULL,
	CONSTRAINT "queue_day_pk" PRIMARY KEY("day","queue_id","vip","callback")
);
--> statement-breakpoint
CREATE TABLE "queue_hour" (
	"hour" timestamp(0) NOT NULL,
	"queue_id" text NOT NULL,
	"vip" boolean NOT NULL,
	"callback" boolean NOT NULL,
	"offered" integer NOT NULL,
	"answered" integer NOT NULL,
	"abandoned" integer NOT NULL,
	"overflow" integer NOT NULL,
	"moved" integer NOT NULL,
	"called_back" integer NOT NULL,
	"left" integer NOT NULL,
	"failed" integer NOT NULL,
	"answered_wait_ms" bigint NOT NULL,
	"abandoned_wait_ms" bigint NOT NULL,
	"answered_wait_max_ms" integer NOT NULL,
	"abandoned_wait_max_ms" integer NOT NULL,
	"answered_within" integer[] NOT NULL,
	"abandoned_within" integer[] NOT NULL,
	CONSTRAINT "queue_hour_pk" PRIMARY KEY("hour","queue_id","vip","callback")
);
--> statement-breakpoint
ALTER TABLE "agent_state" ADD COLUMN "counted" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "conversation" ADD COLUMN "counted" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "form_answer" ADD COLUMN "counted" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "satisfaction_answer" ADD COLUMN "flow_id" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "satisfaction_answer" ADD COLUMN "counted" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "queue_visit" ADD COLUMN "counted" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX "caller_count_frequent" ON "caller_count" USING btree ("grain","period","calls" DESC NULLS LAST,"number");--> statement-breakpoint
CREATE INDEX "agent_state_uncounted" ON "agent_state" USING btree ("since") WHERE not "agent_state"."counted";--> statement-breakpoint
CREATE INDEX "conversation_uncounted" ON "conversation" USING btree ("offered_at") WHERE not "conversation"."counted";--> statement-breakpoint
CREATE INDEX "form_answer_at" ON "form_answer" USING btree ("at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "form_answer_uncounted" ON "form_answer" USING btree ("at") WHERE not "form_answer"."counted";--> statement-breakpoint
CREATE INDEX "satisfaction_uncounted" ON "satisfaction_answer" USING btree ("at") WHERE not "satisfaction_answer"."counted";--> statement-breakpoint
CREATE INDEX "queue_visit_uncounted" ON "queue_visit" USING btree ("joined_at") WHERE not "queue_visit"."counted";--> statement-breakpoint
-- A fact that changes after it was counted leaves what it was and what it is; whoever counts takes the one out and puts the other in.
CREATE FUNCTION note_count_correction() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO count_correction (fact, before, after) VALUES (TG_ARGV[0], row_to_json(OLD), row_to_json(NEW));
  RETURN NULL;
END
$$;
--> statement-breakpoint
-- What a live conversation carries may hold text that cannot be read back in SQL, and counts need none of it.
CREATE FUNCTION note_conversation_correction() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  OLD.live := NULL;
  NEW.live := NULL;
  INSERT INTO count_correction (fact, before, after) VALUES ('conversation', row_to_json(OLD), row_to_json(NEW));
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER call_recount AFTER UPDATE ON "call" FOR EACH ROW
  WHEN (OLD.traffic_counted AND NEW.traffic_counted AND
    (OLD.direction, OLD.flow_id, OLD.version, OLD.caller_number, OLD.called_number, OLD.end_reason, OLD.started_at, OLD.answered_at, OLD.person_at, OLD.ended_at)
    IS DISTINCT FROM
    (NEW.direction, NEW.flow_id, NEW.version, NEW.caller_number, NEW.called_number, NEW.end_reason, NEW.started_at, NEW.answered_at, NEW.person_at, NEW.ended_at))
  EXECUTE FUNCTION note_count_correction('call');
--> statement-breakpoint
CREATE TRIGGER queue_visit_recount AFTER UPDATE ON "queue_visit" FOR EACH ROW
  WHEN (OLD.counted AND NEW.counted AND
    (OLD.queue_id, OLD.vip, OLD.callback_id, OLD.joined_at, OLD.outcome, OLD.waited_ms)
    IS DISTINCT FROM
    (NEW.queue_id, NEW.vip, NEW.callback_id, NEW.joined_at, NEW.outcome, NEW.waited_ms))
  EXECUTE FUNCTION note_count_correction('queue_visit');
--> statement-breakpoint
CREATE TRIGGER conversation_recount AFTER UPDATE ON "conversation" FOR EACH ROW
  WHEN (OLD.counted AND NEW.counted AND
    (OLD.queue_id, OLD.agent_id, OLD.direction, OLD.offered_at, OLD.outcome, OLD.talk_ms, OLD.hold_ms, OLD.wrap_up_ms, OLD.wrap_up_code_id)
    IS DISTINCT FROM
    (NEW.queue_id, NEW.agent_id, NEW.direction, NEW.offered_at, NEW.outcome, NEW.talk_ms, NEW.hold_ms, NEW.wrap_up_ms, NEW.wrap_up_code_id))
  EXECUTE FUNCTION note_conversation_correction();
--> statement-breakpoint
CREATE TRIGGER agent_state_recount AFTER UPDATE ON "agent_state" FOR EACH ROW
  WHEN (OLD.counted AND NEW.counted AND
    (OLD.user_id, OLD.state, OLD.reason, OLD.since, OLD.until)
    IS DISTINCT FROM
    (NEW.user_id, NEW.state, NEW.reason, NEW.since, NEW.until))
  EXECUTE FUNCTION note_count_correction('agent_state');
--> statement-breakpoint
UPDATE "satisfaction_answer" a SET flow_id = coalesce(
  (SELECT s.flow_id FROM call_step s WHERE s.call_id = a.call_id AND s.node_id = a.node_id ORDER BY s.index DESC LIMIT 1),
  (SELECT c.flow_id FROM call c WHERE c.id = a.call_id),
  '');
--> statement-breakpoint
-- Calls that were counted for the canvas alone are counted once more, for the reports as well.
DELETE FROM "node_traffic";
--> statement-breakpoint
UPDATE "call" SET traffic_counted = false WHERE traffic_counted;
