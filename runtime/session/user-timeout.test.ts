/** What is written over a cut link may go unacknowledged for as long as the socket's option says. */
import { expect, it } from 'vitest';
import { bundle } from '../testing/bundle';
import type { ScenarioSpec } from './protocol';
import { Session } from './session';

const program = `package main

import (
	"fmt"
	"net"
	"os"
	"syscall"
	"time"
)

func serve() {
	l, _ := net.Listen("tcp", ":80")
	for {
		c, _ := l.Accept()
		go func() {
			buf := make([]byte, 100)
			for {
				n, err := c.Read(buf)
				if err != nil {
					fmt.Println("server:", err)
					return
				}
				fmt.Printf("server: %s\\n", buf[:n])
				c.Write(buf[:n])
			}
		}()
	}
}

func ask(name string, ms int) {
	began := time.Now()
	c, err := net.Dial("tcp", "10.0.0.2:80")
	if err != nil {
		panic(err)
	}
	raw, _ := c.(*net.TCPConn).SyscallConn()
	raw.Control(func(fd uintptr) {
		syscall.SetsockoptInt(int(fd), syscall.IPPROTO_TCP, 0x12, ms)
	})
	for i := 0; i < 2; i++ {
		fmt.Fprintf(c, "%s %d", name, i)
		buf := make([]byte, 100)
		n, err := c.Read(buf)
		fmt.Printf("%s %.0fs: %q %v\\n", name, time.Since(began).Seconds(), buf[:n], err)
		if err != nil {
			ne, _ := err.(net.Error)
			_, err = c.Write(buf)
			fmt.Println(name, ne.Timeout(), err)
			c.Close()
			return
		}
		time.Sleep(5 * time.Second)
	}
}

func main() {
	if os.Args[1] == "serve" {
		serve()
	}
	go ask("patient", 0)
	ask("hasty", 10000)
	time.Sleep(time.Minute)
}
`;

const s = 1e9;
const scenario: ScenarioSpec = {
  id: 'test',
  hosts: [
    { name: 'a', addresses: ['10.0.0.1'] },
    { name: 'b', addresses: ['10.0.0.2'] },
  ],
  commands: { user: 'user' },
  script: [
    { when: { step: 0 }, host: 'b', terminal: 'b', argv: ['user', 'serve'] },
    { when: { time: s }, host: 'a', terminal: 'a', argv: ['user', 'ask'] },
    { when: { time: 3 * s }, kind: 'link', a: 'a', b: 'b', cut: true },
    { when: { time: 40 * s }, kind: 'link', a: 'a', b: 'b', cut: false },
  ],
  seed: 1,
  watch: [],
  visible: ['user'],
  objects: [],
};

it('IO5: a connection is given up when its time is over, and what it held never arrives', async () => {
  const session = new Session({
    bundle: bundle({ 'src/user/user.go': program.replaceAll('\\\\n', '\\n') }),
  });
  const opened = await session.handle({ type: 'open', scenario });
  expect(opened.type).toBe('moment');
  const end = await session.handle({ type: 'seek', step: Infinity });
  if (end.type !== 'moment') throw new Error(JSON.stringify(end));
  const said = end.view.terminal.filter(({ kind }) => kind === 'stdout').map(({ text }) => text);
  expect(said.slice(4)).toEqual([
    'hasty 15s: "" read tcp 10.0.0.1:32768->10.0.0.2:80: read: connection timed out\n',
    'hasty true write tcp 10.0.0.1:32768->10.0.0.2:80: write: connection timed out\n',
    'server: EOF\n',
    'server: patient 1\n',
    'patient 39s: "patient 1" <nil>\n',
    'server: EOF\n',
  ]);
});
