CREATE TABLE "node_traffic" (
	"flow_id" text NOT NULL,
	"quarter" timestamp (3) with time zone NOT NULL,
	"version" text NOT NULL,
	"node_id" text NOT NULL,
	"exit" text NOT NULL,
	"duration_ms" integer NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "node_traffic_pk" PRIMARY KEY("flow_id","quarter","version","node_id","exit","duration_ms")
);
--> statement-breakpoint
ALTER TABLE "call" ADD COLUMN "traffic_counted" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX "call_uncounted" ON "call" USING btree ("started_at") WHERE not "call"."traffic_counted";