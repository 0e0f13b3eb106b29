/** What a tier's card is made of; a tier that a shop adds itself is graphite. */
export type Material = 'graphite' | 'silver' | 'gold' | 'vip'

export function materialOf(tierCode: string): Material {
  return tierCode === 'silver' || tierCode === 'gold' || tierCode === 'vip' ? tierCode : 'graphite'
}
