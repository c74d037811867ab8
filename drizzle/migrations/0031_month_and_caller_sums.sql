CREATE TABLE "agent_month" (
	"month" date NOT NULL,
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
	CONSTRAINT "agent_month_pk" PRIMARY KEY("month","agent_id","queue_id","direction")
);
--> statement-breakpoint
CREATE TABLE "agent_state_month" (
	"month" date NOT NULL,
	"agent_id" text NOT NULL,
	"state" text NOT NULL,
	"reason" text NOT NULL,
	"begun" integer NOT NULL,
	"ms" bigint NOT NULL,
	CONSTRAINT "agent_state_month_pk" PRIMARY KEY("month","agent_id","state","reason")
);
--> statement-breakpoint
CREATE TABLE "wrap_up_month" (
	"month" date NOT NULL,
	"queue_id" text NOT NULL,
	"agent_id" text NOT NULL,
	"wrap_up_code_id" text NOT NULL,
	"conversations" integer NOT NULL,
	"talk_ms" bigint NOT NULL,
	CONSTRAINT "wrap_up_month_pk" PRIMARY KEY("month","queue_id","agent_id","wrap_up_code_id")
);
--> statement-breakpoint
CREATE TABLE "form_month" (
	"month" date NOT NULL,
	"flow_id" text NOT NULL,
	"node_id" text NOT NULL,
	"variable" text NOT NULL,
	"value" text NOT NULL,
	"agent_id" text NOT NULL,
	"answers" integer NOT NULL,
	"value_sum" numeric NOT NULL,
	CONSTRAINT "form_month_pk" PRIMARY KEY("month","flow_id","node_id","variable","value","agent_id")
);
--> statement-breakpoint
CREATE TABLE "satisfaction_month" (
	"month" date NOT NULL,
	"flow_id" text NOT NULL,
	"node_id" text NOT NULL,
	"question" text NOT NULL,
	"queue_id" text NOT NULL,
	"agent_id" text NOT NULL,
	"score" integer NOT NULL,
	"score_max" integer NOT NULL,
	"answers" integer NOT NULL,
	CONSTRAINT "satisfaction_month_pk" PRIMARY KEY("month","flow_id","node_id","question","queue_id","agent_id","score","score_max")
);
--> statement-breakpoint
CREATE TABLE "call_month" (
	"month" date NOT NULL,
	"direction" text NOT NULL,
	"flow_id" text NOT NULL,
	"version" text NOT NULL,
	"called_number" text NOT NULL,
	"end_reason" text NOT NULL,
	"with_person" boolean NOT NULL,
	"calls" integer NOT NULL,
	"answered" integer NOT NULL,
	"duration_ms" bigint NOT NULL,
	CONSTRAINT "call_month_pk" PRIMARY KEY("month","direction","flow_id","version","called_number","end_reason","with_person")
);
--> statement-breakpoint
CREATE TABLE "caller_sum" (
	"grain" text NOT NULL,
	"period" date NOT NULL,
	"callers" integer NOT NULL,
	"repeats" integer NOT NULL,
	"calls" integer NOT NULL,
	CONSTRAINT "caller_sum_pk" PRIMARY KEY("grain","period")
);
--> statement-breakpoint
CREATE TABLE "plan_month" (
	"month" date NOT NULL,
	"agent_id" text NOT NULL,
	"activity" text NOT NULL,
	"ms" bigint NOT NULL,
	CONSTRAINT "plan_month_pk" PRIMARY KEY("month","agent_id","activity")
);
--> statement-breakpoint
CREATE TABLE "presence_month" (
	"month" date NOT NULL,
	"agent_id" text NOT NULL,
	"activity" text NOT NULL,
	"state" text NOT NULL,
	"reason" text NOT NULL,
	"ms" bigint NOT NULL,
	"kept_ms" bigint NOT NULL,
	CONSTRAINT "presence_month_pk" PRIMARY KEY("month","agent_id","activity","state","reason")
);
--> statement-breakpoint
CREATE TABLE "queue_month" (
	"month" date NOT NULL,
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
	CONSTRAINT "queue_month_pk" PRIMARY KEY("month","queue_id","vip","callback")
);
--> statement-breakpoint
CREATE INDEX "caller_count_number" ON "caller_count" USING btree ("number");--> statement-breakpoint
CREATE INDEX "caller_count_nothing" ON "caller_count" USING btree ("calls") WHERE "caller_count"."calls" <= 0;
--> statement-breakpoint
-- Whom agents called are numbers of customers: calls name them, counts do not.
WITH gone AS (DELETE FROM call_count WHERE direction = 'outbound' AND called_number <> '' RETURNING *)
INSERT INTO call_count (quarter, direction, flow_id, version, called_number, end_reason, with_person, calls, answered, duration_ms)
SELECT quarter, direction, flow_id, version, '', end_reason, with_person, sum(calls)::integer, sum(answered)::integer, sum(duration_ms)::bigint
FROM gone GROUP BY 1, 2, 3, 4, 6, 7
ON CONFLICT ON CONSTRAINT call_count_pk DO UPDATE SET calls = call_count.calls + excluded.calls,
  answered = call_count.answered + excluded.answered, duration_ms = call_count.duration_ms + excluded.duration_ms;
--> statement-breakpoint
WITH gone AS (DELETE FROM call_hour WHERE direction = 'outbound' AND called_number <> '' RETURNING *)
INSERT INTO call_hour (hour, direction, flow_id, version, called_number, end_reason, with_person, calls, answered, duration_ms)
SELECT hour, direction, flow_id, version, '', end_reason, with_person, sum(calls)::integer, sum(answered)::integer, sum(duration_ms)::bigint
FROM gone GROUP BY 1, 2, 3, 4, 6, 7
ON CONFLICT ON CONSTRAINT call_hour_pk DO UPDATE SET calls = call_hour.calls + excluded.calls,
  answered = call_hour.answered + excluded.answered, duration_ms = call_hour.duration_ms + excluded.duration_ms;
--> statement-breakpoint
WITH gone AS (DELETE FROM call_day WHERE direction = 'outbound' AND called_number <> '' RETURNING *)
INSERT INTO call_day (day, direction, flow_id, version, called_number, end_reason, with_person, calls, answered, duration_ms)
SELECT day, direction, flow_id, version, '', end_reason, with_person, sum(calls)::integer, sum(answered)::integer, sum(duration_ms)::bigint
FROM gone GROUP BY 1, 2, 3, 4, 6, 7
ON CONFLICT ON CONSTRAINT call_day_pk DO UPDATE SET calls = call_day.calls + excluded.calls,
  answered = call_day.answered + excluded.answered, duration_ms = call_day.duration_ms + excluded.duration_ms;
--> statement-breakpoint
DELETE FROM caller_count WHERE calls = 0;
--> statement-breakpoint
INSERT INTO caller_sum (grain, period, callers, repeats, calls)
SELECT grain, period, count(*), count(*) FILTER (WHERE calls > 1), sum(calls) FROM caller_count GROUP BY 1, 2;
--> statement-breakpoint
INSERT INTO call_month (month, direction, flow_id, version, called_number, end_reason, with_person, calls, answered, duration_ms)
SELECT date_trunc('month', day::timestamp)::date, direction, flow_id, version, called_number, end_reason, with_person,
  sum(calls), sum(answered), sum(duration_ms) FROM call_day GROUP BY 1, 2, 3, 4, 5, 6, 7;
--> statement-breakpoint
INSERT INTO agent_month (month, agent_id, queue_id, direction, offered, answered, no_answer, declined, unreachable, caller_left, elsewhere,
  talk_ms, hold_ms, wrap_up_ms)
SELECT date_trunc('month', day::timestamp)::date, agent_id, queue_id, direction, sum(offered), sum(answered), sum(no_answer), sum(declined),
  sum(unreachable), sum(caller_left), sum(elsewhere), sum(talk_ms), sum(hold_ms), sum(wrap_up_ms) FROM agent_day GROUP BY 1, 2, 3, 4;
--> statement-breakpoint
INSERT INTO agent_state_month (month, agent_id, state, reason, begun, ms)
SELECT date_trunc('month', day::timestamp)::date, agent_id, state, reason, sum(begun), sum(ms) FROM agent_state_day GROUP BY 1, 2, 3, 4;
--> statement-breakpoint
INSERT INTO wrap_up_month (month, queue_id, agent_id, wrap_up_code_id, conversations, talk_ms)
SELECT date_trunc('month', day::timestamp)::date, queue_id, agent_id, wrap_up_code_id, sum(conversations), sum(talk_ms)
FROM wrap_up_day GROUP BY 1, 2, 3, 4;
--> statement-breakpoint
INSERT INTO satisfaction_month (month, flow_id, node_id, question, queue_id, agent_id, score, score_max, answers)
SELECT date_trunc('month', day::timestamp)::date, flow_id, node_id, question, queue_id, agent_id, score, score_max, sum(answers)
FROM satisfaction_day GROUP BY 1, 2, 3, 4, 5, 6, 7, 8;
--> statement-breakpoint
INSERT INTO form_month (month, flow_id, node_id, variable, value, agent_id, answers, value_sum)
SELECT date_trunc('month', day::timestamp)::date, flow_id, node_id, variable, value, agent_id, sum(answers), sum(value_sum)
FROM form_day GROUP BY 1, 2, 3, 4, 5, 6;
--> statement-breakpoint
INSERT INTO queue_month (month, queue_id, vip, callback, offered, answered, abandoned, overflow, moved, called_back, "left", failed,
  answered_wait_ms, abandoned_wait_ms, answered_wait_max_ms, abandoned_wait_max_ms, answered_within, abandoned_within)
WITH days AS (
  SELECT date_trunc('month', day::timestamp)::date AS month, * FROM queue_day
), places AS (
  SELECT month, queue_id, vip, callback, place, sum(answered_here) AS answered_here, sum(abandoned_here) AS abandoned_here
  FROM days, unnest(answered_within, abandoned_within) WITH ORDINALITY AS within (answered_here, abandoned_here, place)
  GROUP BY 1, 2, 3, 4, 5
), within AS (
  SELECT month, queue_id, vip, callback, array_agg(answered_here::integer ORDER BY place) AS answered_within,
    array_agg(abandoned_here::integer ORDER BY place) AS abandoned_within FROM places GROUP BY 1, 2, 3, 4
)
SELECT month, queue_id, vip, callback, sum(offered), sum(answered), sum(abandoned), sum(overflow), sum(moved), sum(called_back), sum("left"),
  sum(failed), sum(answered_wait_ms), sum(abandoned_wait_ms), max(answered_wait_max_ms), max(abandoned_wait_max_ms),
  (SELECT w.answered_within FROM within w WHERE (w.month, w.queue_id, w.vip, w.callback) = (d.month, d.queue_id, d.vip, d.callback)),
  (SELECT w.abandoned_within FROM within w WHERE (w.month, w.queue_id, w.vip, w.callback) = (d.month, d.queue_id, d.vip, d.callback))
FROM days d GROUP BY month, queue_id, vip, callback;
--> statement-breakpoint
INSERT INTO plan_month (month, agent_id, activity, ms)
SELECT date_trunc('month', day::timestamp)::date, agent_id, activity, sum(ms) FROM plan_day GROUP BY 1, 2, 3;
--> statement-breakpoint
INSERT INTO presence_month (month, agent_id, activity, state, reason, ms, kept_ms)
SELECT date_trunc('month', day::timestamp)::date, agent_id, activity, state, reason, sum(ms), sum(kept_ms) FROM presence_day GROUP BY 1, 2, 3, 4, 5;
