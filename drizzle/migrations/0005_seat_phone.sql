ALTER TABLE "sip_endpoint" ADD COLUMN "session_id" text;--> statement-breakpoint
ALTER TABLE "sip_endpoint" ADD CONSTRAINT "sip_endpoint_session_id_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."session"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "sip_endpoint_session" ON "sip_endpoint" USING btree ("session_id");--> statement-breakpoint
ALTER TABLE "sip_endpoint" ADD CONSTRAINT "sip_endpoint_seat_has_session" CHECK ("sip_endpoint"."kind" <> 'seat' or "sip_endpoint"."session_id" is not null);