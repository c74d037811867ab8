-- Calls stand in partitions now: the trigger belongs to all of them, those to come too.
DROP TRIGGER IF EXISTS call_recount ON "call_default";
--> statement-breakpoint
CREATE TRIGGER call_recount AFTER UPDATE ON "call" FOR EACH ROW
  WHEN (OLD.traffic_counted AND NEW.traffic_counted AND
    (OLD.direction, OLD.flow_id, OLD.version, OLD.caller_number, OLD.called_number, OLD.end_reason, OLD.started_at, OLD.answered_at, OLD.person_at, OLD.ended_at)
    IS DISTINCT FROM
    (NEW.direction, NEW.flow_id, NEW.version, NEW.caller_number, NEW.called_number, NEW.end_reason, NEW.started_at, NEW.answered_at, NEW.person_at, NEW.ended_at))
  EXECUTE FUNCTION note_count_correction('call');
