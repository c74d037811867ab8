CREATE TABLE "review_mark" (
	"review_id" text NOT NULL,
	"question_id" text NOT NULL,
	"scorecard_id" text NOT NULL,
	"call_id" text NOT NULL,
	"queue_id" text,
	"agent_id" text NOT NULL,
	"reviewer_id" text NOT NULL,
	"talked_at" timestamp (3) with time zone NOT NULL,
	"earned" double precision NOT NULL,
	"must_pass" boolean NOT NULL,
	"failed" boolean NOT NULL,
	CONSTRAINT "review_mark_review_id_question_id_pk" PRIMARY KEY("review_id","question_id")
);
--> statement-breakpoint
ALTER TABLE "review_mark" ADD CONSTRAINT "review_mark_review_id_review_id_fk" FOREIGN KEY ("review_id") REFERENCES "public"."review"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "review_mark_talked" ON "review_mark" USING btree ("talked_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "review_mark_must_pass" ON "review_mark" USING btree ("talked_at" DESC NULLS LAST) WHERE "review_mark"."must_pass";--> statement-breakpoint
CREATE INDEX "review_talked" ON "review" USING btree ("talked_at" DESC NULLS LAST);
--> statement-breakpoint
INSERT INTO "review_mark" ("review_id", "question_id", "scorecard_id", "call_id", "queue_id", "agent_id", "reviewer_id", "talked_at", "earned", "must_pass", "failed")
SELECT r."id", q.question ->> 'id', r."scorecard_id", r."call_id", r."queue_id", r."agent_id", r."reviewer_id", r."talked_at", earned.share,
  (q.question ->> 'knockOut')::boolean, (q.question ->> 'knockOut')::boolean AND r."knocked_out_by" ? (q.question ->> 'id')
FROM "review" AS r
JOIN "scorecard_version" AS v ON v."scorecard_id" = r."scorecard_id" AND v."version" = r."version"
CROSS JOIN LATERAL jsonb_array_elements(v."content" -> 'sections') AS s(section)
CROSS JOIN LATERAL jsonb_array_elements(s.section -> 'questions') AS q(question)
CROSS JOIN LATERAL (SELECT r."answers" -> (q.question ->> 'id') AS given) AS a
CROSS JOIN LATERAL (SELECT CASE q.question -> 'answer' ->> 'kind'
  WHEN 'yes_no' THEN (a.given #>> '{}' = 'true')::int::double precision
  WHEN 'scale' THEN ((a.given #>> '{}')::double precision - 1) / ((q.question -> 'answer' ->> 'max')::double precision - 1)
  ELSE (SELECT (o.option ->> 'percent')::double precision / 100 FROM jsonb_array_elements(q.question -> 'answer' -> 'options') AS o(option) WHERE o.option ->> 'id' = a.given #>> '{}')
END AS share) AS earned
WHERE r."finished_at" IS NOT NULL AND r."calibration_id" IS NULL AND a.given IS NOT NULL AND a.given <> 'null'::jsonb AND earned.share IS NOT NULL;
