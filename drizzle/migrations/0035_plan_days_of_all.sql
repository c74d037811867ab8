CREATE TABLE "plan_day_of_all" (
	"day" date NOT NULL,
	"activity" text NOT NULL,
	"ms" bigint NOT NULL,
	CONSTRAINT "plan_day_of_all_pk" PRIMARY KEY("day","activity")
);
--> statement-breakpoint
CREATE TABLE "presence_day_of_all" (
	"day" date NOT NULL,
	"activity" text NOT NULL,
	"state" text NOT NULL,
	"reason" text NOT NULL,
	"ms" bigint NOT NULL,
	"kept_ms" bigint NOT NULL,
	CONSTRAINT "presence_day_of_all_pk" PRIMARY KEY("day","activity","state","reason")
);

--> statement-breakpoint
INSERT INTO plan_day_of_all (day, activity, ms) SELECT day, activity, sum(ms) FROM plan_day GROUP BY 1, 2;
--> statement-breakpoint
INSERT INTO presence_day_of_all (day, activity, state, reason, ms, kept_ms)
SELECT day, activity, state, reason, sum(ms), sum(kept_ms) FROM presence_day GROUP BY 1, 2, 3, 4;
