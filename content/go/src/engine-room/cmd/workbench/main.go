// This is no reconstruction: jobs of our own on Docker's engine, one for each thing that a job can do.

// Command workbench runs jobs and looks at what becomes of them. With arguments
// it runs one: `workbench divide 17 by=5`. Its exit status is then the job's.
package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"strings"
	"sync"

	log "github.com/Sirupsen/logrus"

	"github.com/docker/docker/engine"
)

func main() {
	log.SetOutput(os.Stderr)
	eng := engine.New()
	must(eng.Register("divide", divide))
	must(eng.Register("upper", upper))
	must(eng.Register("hold", hold))
	must(eng.Register("serveapi", hold))
	if len(os.Args) > 1 {
		os.Exit(one(eng, os.Args[1], os.Args[2:]))
	}
	environment(eng)
	streams(eng)
	failures(eng)
	twice(eng)
	cancelled(eng)
	counted(eng)
}

// divide divides its argument by the number in its environment and prints an
// environment with the result.
func divide(job *engine.Job) engine.Status {
	if len(job.Args) != 1 {
		return job.Errorf("Usage: %s NUMBER", job.Name)
	}
	var number int
	if _, err := fmt.Sscan(job.Args[0], &number); err != nil {
		return job.Error(err)
	}
	by := job.GetenvInt("by")
	if by == 0 {
		return job.Errorf("%d goes into nothing\ncannot divide by %q", number, job.Getenv("by"))
	}
	result := &engine.Env{}
	result.SetInt("Quotient", number/by)
	result.SetInt("Remainder", number%by)
	if _, err := result.WriteTo(job.Stdout); err != nil {
		return job.Error(err)
	}
	return engine.StatusOK
}

// upper copies its input to its output in capitals.
func upper(job *engine.Job) engine.Status {
	var text bytes.Buffer
	if _, err := io.Copy(&text, job.Stdin); err != nil {
		return job.Error(err)
	}
	job.Printf("%s\n", strings.ToUpper(text.String()))
	return engine.StatusOK
}

// hold says that it has begun, and then does nothing until it is cancelled.
func hold(job *engine.Job) engine.Status {
	job.Printf("holding\n")
	<-job.WaitCancelled()
	return engine.StatusOK
}

// environment: what one sets, and what the handler gets.
func environment(eng *engine.Engine) {
	job := eng.Job("divide", "17")
	job.SetenvInt("by", 4)
	job.SetenvBool("exact", false)
	job.SetenvList("units", []string{"apple", "pear"})
	job.Setenv("by", "5")
	job.EncodeEnv(os.Stdout)

	result, err := job.Stdout.AddEnv()
	must(err)
	must(job.Run())
	fmt.Println("17 / 5 =", result.GetInt("Quotient"), "and", result.GetInt("Remainder"))
}

// streams: one source, and as many destinations as one likes.
func streams(eng *engine.Engine) {
	var first, second bytes.Buffer
	job := eng.Job("upper")
	job.Stdin.Add(strings.NewReader("to all of you"))
	if err := job.Stdin.Add(strings.NewReader("and you")); err != nil {
		fmt.Println(err)
	}
	job.Stdout.Add(&first)
	job.Stdout.Add(&second)
	must(job.Run())
	fmt.Print(first.String(), second.String())
}

// failures: a status of 1 and one of 127.
func failures(eng *engine.Engine) {
	job := eng.Job("divide", "17")
	job.Setenv("by", "zero")
	err := job.Run()
	fmt.Println(job.StatusCode(), err)

	job = eng.Job("multiply", "17")
	err = job.Run()
	fmt.Println(job.StatusCode(), err)
}

// twice: a job is for one use, or nearly so.
func twice(eng *engine.Engine) {
	job := eng.Job("upper")
	must(job.Run())
	fmt.Println(job.Run())

	job = eng.Job("multiply", "17")
	job.Run()
	fmt.Println(job.Run())
}

// cancelled: two goroutines run one job, and one call ends both.
func cancelled(eng *engine.Engine) {
	job := eng.Job("hold")
	said, err := job.Stdout.AddPipe()
	must(err)
	var done sync.WaitGroup
	for i := 0; i < 2; i++ {
		done.Add(1)
		go func() {
			defer done.Done()
			job.Run()
		}()
	}
	readLine(said)
	readLine(said)
	job.Cancel()
	job.Cancel()
	done.Wait()
}

// counted: a shutdown waits for the jobs that run, except for one of this name.
func counted(eng *engine.Engine) {
	job := eng.Job("serveapi")
	said, err := job.Stdout.AddPipe()
	must(err)
	ended := make(chan error)
	go func() { ended <- job.Run() }()
	readLine(said)

	eng.Shutdown()
	fmt.Println(eng.Job("upper").Run())
	urgent := eng.Job("upper")
	urgent.SetenvBool("overrideShutdown", true)
	fmt.Println(urgent.Run())
	job.Cancel()
	fmt.Println(<-ended)
}

// readLine reads what one call of Printf has written to a pipe.
func readLine(said io.Reader) {
	line := make([]byte, 64)
	n, err := said.Read(line)
	must(err)
	fmt.Print(string(line[:n]))
}

// one runs the job that the command line names. Words with an equals sign go
// to its environment, the others are its arguments.
func one(eng *engine.Engine, name string, words []string) int {
	job := eng.Job(name)
	for _, word := range words {
		if i := strings.Index(word, "="); i > 0 {
			job.Setenv(word[:i], word[i+1:])
		} else {
			job.Args = append(job.Args, word)
		}
	}
	var out bytes.Buffer
	job.Stdin.Add(os.Stdin)
	job.Stdout.Add(&out)
	job.Run()
	fmt.Print(out.String())
	return job.StatusCode()
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}
