// This is no reconstruction: Docker's engine with a few handlers of our own, so that it can be seen without Docker around it.

// Command switchboard makes an engine, gives names to handlers, and asks for
// jobs by name. With arguments it only asks for that one job.
package main

import (
	"fmt"
	"os"

	"github.com/docker/docker/engine"
)

// counter is a module with something to remember. Its handler is a method, so
// whoever has the handler has the counter too.
type counter struct {
	n int
}

// Install makes counter an engine.Installer.
func (c *counter) Install(eng *engine.Engine) error {
	return eng.Register("count", c.next)
}

func (c *counter) next(job *engine.Job) engine.Status {
	c.n++
	job.Printf("%d\n", c.n)
	return engine.StatusOK
}

func greet(job *engine.Job) engine.Status {
	job.Printf("Hello, %s.\n", job.Args[0])
	return engine.StatusOK
}

func shout(job *engine.Job) engine.Status {
	job.Printf("HELLO, %s!\n", job.Args[0])
	return engine.StatusOK
}

func motto(job *engine.Job) engine.Status {
	job.Printf("A name is all you need.\n")
	return engine.StatusOK
}

func late(job *engine.Job) engine.Status {
	job.Printf("Better late than never.\n")
	return engine.StatusOK
}

// anything is a catch-all: it is told the name by the job.
func anything(job *engine.Job) engine.Status {
	job.Printf("nobody registered %s\n", job.Name)
	return engine.StatusOK
}

func init() {
	// Package initialization: there is no engine yet, and nobody to ask for one.
	must(engine.Register("motto", motto))
}

func main() {
	eng := engine.New()
	eng.Logging = false // only what the jobs print, for now

	must(engine.Register("late", late))
	must(new(counter).Install(eng))
	must(eng.Register("greet", greet))
	if len(os.Args) > 1 {
		eng.RegisterCatchall(anything)
		ask(eng, os.Args[1], os.Args[2:]...)
		return
	}
	if err := eng.Register("greet", shout); err != nil {
		fmt.Println(err)
	}

	ask(eng, "commands")
	ask(eng, "greet", "Ada")
	ask(eng, "late")

	eng.RegisterCatchall(anything)
	ask(eng, "late")
	ask(eng, "greet", "Ada")
	ask(eng, "count")
	ask(eng, "")

	second := engine.New()
	second.Logging = false
	ask(second, "late")
	ask(second, "greet", "Ada")
}

// ask runs one job, with what it prints on our own standard output.
func ask(eng *engine.Engine, name string, args ...string) {
	fmt.Printf("> %q\n", name)
	job := eng.Job(name, args...)
	job.Stdout.Add(stdout{})
	if err := job.Run(); err != nil {
		fmt.Println("error:", err)
	}
}

// stdout is os.Stdout without Close: a job closes what it writes to.
type stdout struct{}

func (stdout) Write(p []byte) (int, error) { return os.Stdout.Write(p) }

func must(err error) {
	if err != nil {
		panic(err)
	}
}
