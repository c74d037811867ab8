CREATE TABLE "screen_arrangement" (
	"id" text PRIMARY KEY NOT NULL,
	"surface" text NOT NULL,
	"role" text,
	"user_id" text,
	"order" text[] DEFAULT '{}' NOT NULL,
	"hidden" jsonb NOT NULL,
	"names" jsonb NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "screen_arrangement_surface_known" CHECK ("screen_arrangement"."surface" in ('seat', 'floor', 'reports')),
	CONSTRAINT "screen_arrangement_of_one" CHECK (("screen_arrangement"."role" is null) <> ("screen_arrangement"."user_id" is null))
);
--> statement-breakpoint
ALTER TABLE "screen_arrangement" ADD CONSTRAINT "screen_arrangement_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "screen_arrangement_role" ON "screen_arrangement" USING btree ("surface","role") WHERE "screen_arrangement"."role" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "screen_arrangement_user" ON "screen_arrangement" USING btree ("surface","user_id") WHERE "screen_arrangement"."user_id" is not null;