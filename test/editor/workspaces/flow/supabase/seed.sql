select pgflow.start_flow('processOrder', '{"id": "1"}'::jsonb);
