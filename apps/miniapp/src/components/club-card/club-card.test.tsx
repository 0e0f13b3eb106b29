import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import type { MemberCard } from '@cheyou/contract'
import { ClubCard } from './club-card.tsx'

afterEach(cleanup)

const card: MemberCard = {
  memberId: 'M',
  cardNumber: '8800012345',
  name: '王建国',
  tier: { code: 'silver', name: '银卡' },
  balances: { qualifying: 8635, redeemable: 3635, held: 5000, debt: 0 },
  progress: { next: { code: 'gold', name: '金卡' }, missing: 1365, shareMilli: 805 },
  joinedOn: '2024-03-12',
  membershipEndsOn: '2027-03-31',
}

it('says tier, both balances, the way up and until when', () => {
  const { container } = render(<ClubCard card={card} clubName="申华车友会" />)
  for (const text of ['银卡', '3,635', '8,635', '再累计 1,365 分，升级金卡', '8800 012 345']) screen.getByText(text)
  expect(container.textContent).toContain('有效期至 2027年3月31日')
  expect(container.querySelector('.material--silver')).not.toBeNull()
})

it('opens the code in one tap, and has no button where it is only looked at', () => {
  let opened = 0
  const { unmount } = render(<ClubCard card={card} clubName="申华车友会" onCode={() => opened++} />)
  fireEvent.click(screen.getByRole('button', { name: '会员码' }))
  expect(opened).toBe(1)
  unmount()
  render(<ClubCard card={card} clubName="申华车友会" />)
  expect(screen.queryByRole('button')).toBeNull()
})

it('is graphite for a tier that the shop made itself, and knows the top', () => {
  const top = {
    ...card,
    tier: { code: 'friends', name: '老友卡' },
    progress: { next: null, missing: 0, shareMilli: 1000 },
  }
  const { container } = render(<ClubCard card={top} clubName="申华车友会" />)
  expect(container.querySelector('.material--graphite')).not.toBeNull()
  screen.getByText('老友卡已是最高等级')
})

it('is faded and stamped once its time is over', () => {
  const { container } = render(<ClubCard lapsed card={card} clubName="申华车友会" />)
  screen.getByText('已到期')
  expect(container.querySelector('.material--faded')).not.toBeNull()
  expect(container.querySelector('.material--silver')).toBeNull()
})
