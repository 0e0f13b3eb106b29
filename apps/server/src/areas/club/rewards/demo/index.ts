import type { DemoShop } from '../../../../platform/demo.ts'
import type { App } from '../../../../wiring.ts'
import { offerDemoRewards } from './catalogue.ts'
import { addDemoRedemptions } from './redemptions.ts'

export async function fill(app: App, shop: DemoShop): Promise<void> {
  await offerDemoRewards(app)
  await addDemoRedemptions(app, shop)
}
