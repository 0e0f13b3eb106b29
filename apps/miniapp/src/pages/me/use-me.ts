import { useState } from 'react'
import { useIntent } from '../../hooks/use-intent.ts'
import type { Intent } from '../../hooks/use-intent.ts'
import { openTab } from '../../routes.ts'
import { leave, switchPerson } from '../../session/session.ts'

interface Me {
  asking: boolean
  ask: (open: boolean) => void
  leaving: Intent<[], void>
  confirm: () => void
  becomeSomebodyElse: () => void
}

export function useMe(): Me {
  const [asking, ask] = useState(false)
  const leaving = useIntent(() => leave())
  const confirm = async (): Promise<void> => {
    await leaving.run()
    ask(false)
  }
  const becomeSomebodyElse = (): void => {
    openTab('home')
    void switchPerson()
  }
  return { asking, ask, leaving, confirm: () => void confirm(), becomeSomebodyElse }
}
