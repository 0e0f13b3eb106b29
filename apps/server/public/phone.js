// The mini-program in a phone frame; the door in the address goes on to it, and so do pages after the hash.
const address = new URL('/m/app/', location.href)
address.search = location.search
address.hash = location.hash
document.querySelector('iframe').src = address.href
