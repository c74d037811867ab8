CREATE EXTENSION IF NOT EXISTS btree_gist;
--> statement-breakpoint
CREATE TABLE "agent_shift" (
	"id" text PRIMARY KEY NOT NULL,
	"agent_id" text NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"until" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "agent_shift_length" CHECK ("agent_shift"."until" > "agent_shift"."since" and "agent_shift"."until" <= "agent_shift"."since" + interval '24 hours')
);
--> statement-breakpoint
CREATE TABLE "shift_part" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "shift_part_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"shift_id" text NOT NULL,
	"agent_id" text NOT NULL,
	"activity" text NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"until" timestamp (3) with time zone NOT NULL,
	"counted" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "plan_count" (
	"quarter" timestamp (3) with time zone NOT NULL,
	"agent_id" text NOT NULL,
	"activity" text NOT NULL,
	"ms" bigint NOT NULL,
	CONSTRAINT "plan_count_pk" PRIMARY KEY("quarter","agent_id","activity")
);
--> statement-breakpoint
CREATE TABLE "plan_day" (
	"day" date NOT NULL,
	"agent_id" text NOT NULL,
	"activity" text NOT NULL,
	"ms" bigint NOT NULL,
	CONSTRAINT "plan_day_pk" PRIMARY KEY("day","agent_id","activity")
);
--> statement-breakpoint
CREATE TABLE "presence_count" (
	"quarter" timestamp (3) with time zone NOT NULL,
	"agent_id" text NOT NULL,
	"activity" text NOT NULL,
	"state" text NOT NULL,
	"reason" text NOT NULL,
	"ms" bigint NOT NULL,
	"kept_ms" bigint NOT NULL,
	CONSTRAINT "presence_count_pk" PRIMARY KEY("quarter","agent_id","activity","state","reason")
);
--> statement-breakpoint
CREATE TABLE "presence_day" (
	"day" date NOT NULL,
	"agent_id" text NOT NULL,
	"activity" text NOT NULL,
	"state" text NOT NULL,
	"reason" text NOT NULL,
	"ms" bigint NOT NULL,
	"kept_ms" bigint NOT NULL,
	CONSTRAINT "presence_day_pk" PRIMARY KEY("day","agent_id","activity","state","reason")
);
--> statement-breakpoint
ALTER TABLE "agent_shift" ADD CONSTRAINT "agent_shift_agent_id_agent_user_id_fk" FOREIGN KEY ("agent_id") REFERENCES "public"."agent"("user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shift_part" ADD CONSTRAINT "shift_part_shift_id_agent_shift_id_fk" FOREIGN KEY ("shift_id") REFERENCES "public"."agent_shift"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "agent_shift_agent" ON "agent_shift" USING btree ("agent_id","since");--> statement-breakpoint
CREATE INDEX "agent_shift_since" ON "agent_shift" USING btree ("since");--> statement-breakpoint
CREATE INDEX "shift_part_agent" ON "shift_part" USING btree ("agent_id","since");--> statement-breakpoint
CREATE INDEX "shift_part_shift" ON "shift_part" USING btree ("shift_id");--> statement-breakpoint
CREATE INDEX "shift_part_uncounted" ON "shift_part" USING btree ("since") WHERE not "shift_part"."counted";
--> statement-breakpoint
ALTER TABLE "agent_shift" ADD CONSTRAINT "agent_shift_apart" EXCLUDE USING gist ("agent_id" WITH =, tstzrange("since", "until") WITH &&);
--> statement-breakpoint
CREATE TRIGGER shift_part_recount AFTER UPDATE ON "shift_part" FOR EACH ROW
  WHEN (OLD.counted AND NEW.counted AND
    (OLD.agent_id, OLD.activity, OLD.since, OLD.until) IS DISTINCT FROM (NEW.agent_id, NEW.activity, NEW.since, NEW.until))
  EXECUTE FUNCTION note_count_correction('shift_part');
--> statement-breakpoint
-- Parts that are planned no more go out of the counts. Where their agent is gone as well, and where retention says so by
-- `patchbay.counts_stay`, what was counted outlives its facts.
CREATE FUNCTION note_shift_part_gone() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_setting('patchbay.counts_stay', true) IS DISTINCT FROM 'on'
    AND EXISTS (SELECT FROM agent WHERE user_id = OLD.agent_id) THEN
    INSERT INTO count_correction (fact, before) VALUES ('shift_part', row_to_json(OLD));
  END IF;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER shift_part_gone AFTER DELETE ON "shift_part" FOR EACH ROW WHEN (OLD.counted) EXECUTE FUNCTION note_shift_part_gone();
