CREATE TABLE "agent_state_day_of_all" (
	"day" date NOT NULL,
	"state" text NOT NULL,
	"reason" text NOT NULL,
	"begun" integer NOT NULL,
	"ms" bigint NOT NULL,
	CONSTRAINT "agent_state_day_of_all_pk" PRIMARY KEY("day","state","reason")
);
--> statement-breakpoint
CREATE TABLE "wrap_up_day_of_all" (
	"day" date NOT NULL,
	"queue_id" text NOT NULL,
	"wrap_up_code_id" text NOT NULL,
	"conversations" integer NOT NULL,
	"talk_ms" bigint NOT NULL,
	CONSTRAINT "wrap_up_day_of_all_pk" PRIMARY KEY("day","queue_id","wrap_up_code_id")
);
--> statement-breakpoint
CREATE TABLE "satisfaction_day_of_all" (
	"day" date NOT NULL,
	"flow_id" text NOT NULL,
	"node_id" text NOT NULL,
	"question" text NOT NULL,
	"score" integer NOT NULL,
	"score_max" integer NOT NULL,
	"answers" integer NOT NULL,
	CONSTRAINT "satisfaction_day_of_all_pk" PRIMARY KEY("day","flow_id","node_id","question","score","score_max")
);

--> statement-breakpoint
INSERT INTO agent_state_day_of_all (day, state, reason, begun, ms)
SELECT day, state, reason, sum(begun), sum(ms) FROM agent_state_day GROUP BY 1, 2, 3;
--> statement-breakpoint
INSERT INTO wrap_up_day_of_all (day, queue_id, wrap_up_code_id, conversations, talk_ms)
SELECT day, queue_id, wrap_up_code_id, sum(conversations), sum(talk_ms) FROM wrap_up_day GROUP BY 1, 2, 3;
--> statement-breakpoint
INSERT INTO satisfaction_day_of_all (day, flow_id, node_id, question, score, score_max, answers)
SELECT day, flow_id, node_id, question, score, score_max, sum(answers) FROM satisfaction_day GROUP BY 1, 2, 3, 4, 5, 6;
