-- What came over Kafka and failed is kept by the service that failed at it, with the message itself: its row of
-- the outbox is another service's. Null where the failure is one of this service's own events.
alter table delivery_failure add column source text, add column envelope json, add column sequence bigint;
