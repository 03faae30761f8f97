/** Where to go after signing in: only ever a path of this page, whatever the link said. */
export function safeBack(back: string | null): string {
  return back && /^\/(?![/\\])/.test(back) ? back : '/';
}
