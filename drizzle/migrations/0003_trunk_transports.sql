ALTER TABLE "trunk" DROP CONSTRAINT "trunk_transport_known";--> statement-breakpoint
ALTER TABLE "trunk" ADD CONSTRAINT "trunk_transport_known" CHECK ("trunk"."transport" in ('udp', 'tcp'));