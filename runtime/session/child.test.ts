/** Programs that start programs: os/exec, what passes between them, and a child that is halted first. */
import { expect, it } from 'vitest';
import { bundle } from '../testing/bundle';
import type { MomentView, Reply, ScenarioSpec } from './protocol';
import { Session } from './session';

const parent = `package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"syscall"
)

func main() {
	_, err := exec.LookPath("gcc")
	fmt.Println(err)
	fmt.Println(exec.Command("gcc").Run())

	out, err := exec.Command("child", "a", "b c").CombinedOutput()
	fmt.Printf("%q %v\\n", out, err)

	c := exec.Command("child", "in")
	c.Stdin = strings.NewReader("what is read")
	var text bytes.Buffer
	c.Stdout, c.Env, c.Dir = &text, []string{"K=v"}, "/tmp"
	fmt.Println(c.Run(), text.String())

	c = exec.Command("child", "exit")
	err = c.Run()
	state := err.(*exec.ExitError).Sys().(syscall.WaitStatus)
	fmt.Println(err, state.ExitStatus(), c.ProcessState.Exited())

	if err := os.WriteFile("made", []byte("#!engine-room child\\nflags"), 0644); err != nil {
		panic(err)
	}
	fmt.Println(exec.Command("./made").Run())
	os.Chmod("made", 0755)
	c = exec.Command("./made", "file")
	c.Stdout = os.Stdout
	fmt.Println(c.Run())
	os.WriteFile("/tmp/text", []byte("no program"), 0755)
	fmt.Println(exec.Command("/tmp/text").Run())

	c = exec.Command("child", "traced")
	c.Stdout = os.Stdout
	c.SysProcAttr = &syscall.SysProcAttr{Ptrace: true}
	fmt.Println(c.Start())
	var status syscall.WaitStatus
	syscall.Wait4(c.Process.Pid, &status, 0, nil)
	fmt.Println(status.Stopped(), status.StopSignal())
	fmt.Println("it has not printed")
	fmt.Println(syscall.PtraceCont(c.Process.Pid, 0))
	pid, err := syscall.Wait4(-1, &status, 0, nil)
	fmt.Println(pid == c.Process.Pid, err, status.ExitStatus())
	_, err = syscall.Wait4(-1, &status, 0, nil)
	fmt.Println(err)

	c = exec.Command("child", "sleep")
	c.Start()
	pid, err = syscall.Wait4(c.Process.Pid, &status, syscall.WNOHANG, nil)
	fmt.Println(pid, err)
	c.Process.Kill()
	fmt.Println(c.Wait())
}
`;

const child = `package main

import (
	"fmt"
	"io/ioutil"
	"os"
	"time"
)

func main() {
	switch os.Args[1] {
	case "in":
		b, _ := ioutil.ReadAll(os.Stdin)
		dir, _ := os.Getwd()
		fmt.Println(string(b), os.Environ(), dir)
	case "exit":
		os.Exit(7)
	case "sleep":
		time.Sleep(time.Hour)
	default:
		fmt.Printf("%d words\\n", len(os.Args))
	}
}
`;

const scenario: ScenarioSpec = {
  id: 'child',
  hosts: [{ name: 'a', addresses: ['10.0.0.1'] }],
  commands: { parent: 'parent', child: 'child' },
  script: [{ when: { step: 0 }, host: 'a', terminal: 'tty1', argv: ['parent'] }],
  seed: 1,
  watch: [],
  visible: [],
  objects: [],
};

function view(reply: Reply): MomentView {
  if (reply.type !== 'moment') throw new Error(JSON.stringify(reply));
  return reply.view;
}

it('programs start programs, wait for them, read what they print, trace them', async () => {
  const session = new Session({ bundle: bundle() });
  const files = { 'parent/main.go': parent, 'child/main.go': child };
  const first = view(await session.handle({ type: 'open', scenario, files, moments: [] }));
  expect(first.outcome).toEqual({ kind: 'done' });
  const end = view(await session.handle({ type: 'seek', step: first.recorded }));
  expect(end.terminal.map(({ text }) => text.trimEnd())).toEqual([
    'parent',
    'exec: "gcc": executable file not found in $PATH',
    'exec: "gcc": executable file not found in $PATH',
    '"3 words\\n" <nil>',
    '<nil> what is read [K=v] /tmp',
    'exit status 7 7 true',
    'fork/exec ./made: permission denied',
    '2 words',
    '<nil>',
    'fork/exec /tmp/text: exec format error',
    '<nil>',
    'true trace/breakpoint trap',
    'it has not printed',
    '<nil>',
    '2 words',
    'true <nil> 0',
    'no child processes',
    '0 <nil>',
    'signal: killed',
  ]);
  // Children have parents, and what they leave behind is the same on each way to a moment.
  expect(end.processes.map(({ parent: by, exited }) => [by, exited])).toEqual(
    end.processes.map(({ id }) => [id === 1 ? 0 : 1, true]),
  );
  const middle = Math.floor(first.recorded / 2);
  const there = view(await session.handle({ type: 'seek', step: middle }));
  view(await session.handle({ type: 'seek', step: 10 }));
  const again = view(await session.handle({ type: 'seek', step: middle }));
  expect(again).toEqual(there);
});
