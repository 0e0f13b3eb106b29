import { useEffect } from 'react'
import Taro from '@tarojs/taro'
import { useSession } from '../../hooks/use-session.ts'
import { useShown } from '../../hooks/use-shown.ts'

/** Titles the page by the club that this phone belongs to. @returns what it is called */
export function useClubTitle(): string {
  const session = useSession()
  const shown = useShown()
  const name = session.state === 'signed_in' ? session.who.club.name : '车友会'
  useEffect(() => {
    if (shown) void Taro.setNavigationBarTitle({ title: name })
  }, [name, shown])
  return name
}
