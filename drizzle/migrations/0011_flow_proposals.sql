CREATE TABLE "flow_proposal" (
	"id" text PRIMARY KEY NOT NULL,
	"flow_id" text NOT NULL,
	"version" text NOT NULL,
	"layout" jsonb NOT NULL,
	"revision" integer NOT NULL,
	"base" text,
	"note" text DEFAULT '' NOT NULL,
	"proposed_by" text,
	"proposed_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"decided_by" text,
	"decided_at" timestamp (3) with time zone,
	"comment" text DEFAULT '' NOT NULL,
	CONSTRAINT "flow_proposal_state_known" CHECK ("flow_proposal"."state" in ('open', 'approved', 'refused', 'withdrawn', 'replaced')),
	CONSTRAINT "flow_proposal_decided" CHECK (("flow_proposal"."state" = 'open') = ("flow_proposal"."decided_at" is null))
);
--> statement-breakpoint
ALTER TABLE "flow_publication" ADD COLUMN "proposal_id" text;--> statement-breakpoint
ALTER TABLE "flow_proposal" ADD CONSTRAINT "flow_proposal_flow_id_flow_id_fk" FOREIGN KEY ("flow_id") REFERENCES "public"."flow"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flow_proposal" ADD CONSTRAINT "flow_proposal_version_flow_version_hash_fk" FOREIGN KEY ("version") REFERENCES "public"."flow_version"("hash") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flow_proposal" ADD CONSTRAINT "flow_proposal_base_flow_version_hash_fk" FOREIGN KEY ("base") REFERENCES "public"."flow_version"("hash") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flow_proposal" ADD CONSTRAINT "flow_proposal_proposed_by_user_id_fk" FOREIGN KEY ("proposed_by") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flow_proposal" ADD CONSTRAINT "flow_proposal_decided_by_user_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "flow_proposal_one_open" ON "flow_proposal" USING btree ("flow_id") WHERE "flow_proposal"."state" = 'open';--> statement-breakpoint
CREATE INDEX "flow_proposal_flow" ON "flow_proposal" USING btree ("flow_id","proposed_at" DESC NULLS LAST);--> statement-breakpoint
ALTER TABLE "flow_publication" ADD CONSTRAINT "flow_publication_proposal_id_flow_proposal_id_fk" FOREIGN KEY ("proposal_id") REFERENCES "public"."flow_proposal"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
-- What was proposed is a fact: what is approved is what was looked at.
CREATE TRIGGER flow_proposal_immutable BEFORE UPDATE OF id, flow_id, version, layout, revision, base, note, proposed_at ON "flow_proposal" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER flow_publication_proposal_immutable BEFORE UPDATE OF proposal_id ON "flow_publication" FOR EACH ROW WHEN (NEW.proposal_id IS NOT NULL) EXECUTE FUNCTION refuse_change();
