// The command line that sends what a reader typed into the route tester.
import type { ListenerView } from '@/runtime/session/protocol';
import type { RouteAsked } from './state';

/** Terminal the tester types in. */
export const TESTER = 'tester';

/** Characters of a URL that are taken: the address of the page has to hold them. */
export const MOST = 2000;

/**
 * Words for curl. A path is asked of the listener; a URL too, with the host it names as the request's
 * host. Whatever else was typed is a path without its slash.
 */
export function curlFor(
  { method, url }: RouteAsked,
  { network, address }: Pick<ListenerView, 'network' | 'address'>,
): string[] {
  const absolute = /^http:\/\/([^/?]*)(.*)$/s.exec(url);
  const rest = absolute ? absolute[2]! : url;
  const path = /^[/?]/.test(rest) || rest === '' ? rest : `/${rest}`;
  const words = ['curl', '-i', '-X', method];
  if (absolute?.[1]) words.push('-H', `Host: ${absolute[1]}`);
  if (network === 'unix') words.push('--unix-socket', address);
  // An address that is every address of the host is reached on its own.
  const dialled =
    network === 'unix' ? 'docker' : address.replace(/^(\[::\]|0\.0\.0\.0)?:/, '127.0.0.1:');
  return [...words, `http://${dialled}${path}`];
}
