-- The month whose figures a period is part of: closing entries (13) belong to December.
-- Every figure takes it from here: the month's, the accumulated one, the chart and the receipt.
create or replace macro marts.counted_month(period) as least(period, divide(period, 100) * 100 + 12)
