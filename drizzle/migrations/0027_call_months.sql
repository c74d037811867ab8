-- Calls and their steps are kept by the month of their id: a UUID of version 7 begins with the moment at which it was made. So the key
-- alone says the month, keys and references stay as they are, and a month that is over goes as a whole. Everything else (older ids) stays
-- where it is, in the default partition.

-- The smallest id that can be made at a moment.
CREATE FUNCTION call_id_from(at timestamptz) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT substr(hex, 1, 8) || '-' || substr(hex, 9, 4) || '-0000-0000-000000000000'
  FROM (SELECT lpad(to_hex((extract(epoch FROM at) * 1000)::bigint), 12, '0') AS hex) AS moment
$$;
--> statement-breakpoint
-- Turns a table into the default partition of a new one that has its name, keys, checks and indexes.
CREATE FUNCTION pg_temp.partition_by_id(whole regclass, id_column text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  name text := whole::text;
  one record;
  definitions text[] := '{}';
  key_name text;
  key_definition text;
BEGIN
  FOR one IN SELECT i.indexrelid::regclass::text AS index_name, pg_get_indexdef(i.indexrelid) AS definition, i.indisprimary
    FROM pg_index i WHERE i.indrelid = whole
  LOOP
    IF one.indisprimary THEN
      SELECT conname, pg_get_constraintdef(oid) INTO key_name, key_definition FROM pg_constraint WHERE conrelid = whole AND contype = 'p';
    ELSE
      definitions := definitions || one.definition;
    END IF;
    EXECUTE format('ALTER INDEX %I RENAME TO %I', one.index_name, regexp_replace(one.index_name, '^' || name, name || '_default'));
  END LOOP;
  EXECUTE format('ALTER TABLE %I RENAME TO %I', name, name || '_default');
  EXECUTE format('CREATE TABLE %I (LIKE %I INCLUDING DEFAULTS INCLUDING CONSTRAINTS) PARTITION BY RANGE (%I)', name, name || '_default', id_column);
  EXECUTE format('ALTER TABLE %I ADD CONSTRAINT %I %s', name, key_name, key_definition);
  FOR one IN SELECT unnest(definitions) AS definition LOOP
    EXECUTE one.definition;
  END LOOP;
  EXECUTE format('ALTER TABLE %I ATTACH PARTITION %I DEFAULT', name, name || '_default');
END
$$;
--> statement-breakpoint
ALTER TABLE "recording" DROP CONSTRAINT "recording_call_id_call_id_fk";
--> statement-breakpoint
ALTER TABLE "call_step" DROP CONSTRAINT "call_step_call_id_call_id_fk";
--> statement-breakpoint
SELECT pg_temp.partition_by_id('call', 'id');
--> statement-breakpoint
SELECT pg_temp.partition_by_id('call_step', 'call_id');
--> statement-breakpoint
ALTER TABLE "call_step" ADD CONSTRAINT "call_step_call_id_call_id_fk" FOREIGN KEY ("call_id") REFERENCES "call"("id") ON DELETE CASCADE;
--> statement-breakpoint
ALTER TABLE "recording" ADD CONSTRAINT "recording_call_id_call_id_fk" FOREIGN KEY ("call_id") REFERENCES "call"("id") ON DELETE CASCADE;
--> statement-breakpoint
-- Makes the partitions of the month (of UTC) in which a moment is; false where they are there. Calls of that month which came before
-- them are moved over with their steps and recordings, as long as they are few; else null, and they stay where they are.
-- Who writes calls waits for it no longer than the time set here; it is shorter than the one after which PostgreSQL looks for deadlocks and
-- ends somebody else.
CREATE FUNCTION make_call_month(at timestamptz) RETURNS boolean LANGUAGE plpgsql SET lock_timeout = '900ms' AS $$
DECLARE
  begins timestamptz := date_trunc('month', at, 'UTC');
  name text := to_char(begins AT TIME ZONE 'UTC', 'YYYY_MM');
  first_id text := call_id_from(begins);
  end_id text := call_id_from(((begins AT TIME ZONE 'UTC') + interval '1 month') AT TIME ZONE 'UTC');
BEGIN
  IF to_regclass(format('call_%s', name)) IS NOT NULL THEN
    RETURN false;
  END IF;
  LOCK TABLE call, call_step, recording IN ACCESS EXCLUSIVE MODE;
  IF (SELECT count(*) FROM (SELECT FROM call_default WHERE id >= first_id AND id < end_id LIMIT 5001) AS some_calls) > 5000 THEN
    RETURN NULL;
  END IF;
  CREATE TEMP TABLE moved_recording ON COMMIT DROP AS SELECT * FROM recording WHERE call_id >= first_id AND call_id < end_id;
  CREATE TEMP TABLE moved_step ON COMMIT DROP AS SELECT * FROM call_step_default WHERE call_id >= first_id AND call_id < end_id;
  CREATE TEMP TABLE moved_call ON COMMIT DROP AS SELECT * FROM call_default WHERE id >= first_id AND id < end_id;
  -- Steps and recordings go along.
  DELETE FROM call WHERE id IN (SELECT id FROM moved_call);
  EXECUTE format('CREATE TABLE %I PARTITION OF call FOR VALUES FROM (%L) TO (%L)', 'call_' || name, first_id, end_id);
  EXECUTE format('CREATE TABLE %I PARTITION OF call_step FOR VALUES FROM (%L) TO (%L)', 'call_step_' || name, first_id, end_id);
  INSERT INTO call SELECT * FROM moved_call;
  INSERT INTO call_step SELECT * FROM moved_step;
  INSERT INTO recording SELECT * FROM moved_recording;
  DROP TABLE moved_recording, moved_step, moved_call;
  RETURN true;
END
$$;
--> statement-breakpoint
SELECT make_call_month(now() + make_interval(months => ahead)) FROM generate_series(0, 3) AS ahead;
