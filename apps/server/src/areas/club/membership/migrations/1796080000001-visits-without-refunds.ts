import type { MigrationInterface, QueryRunner } from 'typeorm'

/** A refund is no visit: whose last visit was one has the day of the visit before it. */
export class VisitsWithoutRefunds1796080000001 implements MigrationInterface {
  name = 'VisitsWithoutRefunds1796080000001'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`UPDATE members SET lastVisitOn = (SELECT MAX(v.settledOn) FROM visits v
        WHERE v.customerId = members.customerId AND v.state = 'settled' AND v.refund IS NULL)
      WHERE customerId IN (SELECT r.customerId FROM visits r WHERE r.refund IS NOT NULL AND r.customerId IS NOT NULL)`)
  }

  /** The day that a refund had stays with the visit: an earlier version looks it up again with the next order. */
  down(): Promise<void> {
    return Promise.resolve()
  }
}
