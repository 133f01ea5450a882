// Reconstructs engine/job.go of Docker 1.6.2: a job, its environment, its streams and Run; leaves out nothing but a few comments on the future.

package engine

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"sync"
	"time"

	log "github.com/Sirupsen/logrus"
)

// Job is one piece of work, shaped like a Unix process: it has a name,
// arguments, an environment, three streams, and a status at its end.
type Job struct {
	Eng     *Engine
	Name    string
	Args    []string
	env     *Env
	Stdout  *Output
	Stderr  *Output
	Stdin   *Input
	handler Handler
	status  Status
	end     time.Time // zero until the handler has returned
	closeIO bool

	cancelled  chan struct{} // closed by Cancel
	cancelOnce sync.Once
}

// Status is how a job ended: 0 is success, anything else is not.
type Status int

// The statuses that mean something to the engine itself.
const (
	StatusOK       Status = 0
	StatusErr      Status = 1
	StatusNotFound Status = 127
)

// Run executes the job and returns when it is over. If the status is not OK,
// the error is the last line that the job wrote to its Stderr.
func (job *Job) Run() error {
	if job.Eng.IsShutdown() && !job.GetenvBool("overrideShutdown") {
		return fmt.Errorf("engine is shutdown")
	}
	// A shutdown waits for every running job except serveapi, which would
	// never end by itself.
	if job.Name != "serveapi" {
		job.Eng.l.Lock()
		job.Eng.tasks.Add(1)
		job.Eng.l.Unlock()
		defer job.Eng.tasks.Done()
	}
	if !job.end.IsZero() {
		return fmt.Errorf("%s: job has already completed", job.Name)
	}
	if job.Eng.Logging {
		log.Infof("+job %s", job.CallString())
		defer job.logEnd()
	}
	errorMessage := bytes.NewBuffer(nil)
	job.Stderr.Add(errorMessage)
	if job.handler != nil {
		job.status = job.handler(job)
		job.end = time.Now()
	} else {
		job.Errorf("%s: command not found", job.Name)
		job.status = StatusNotFound
	}
	if job.closeIO {
		if err := job.closeStreams(); err != nil {
			return err
		}
	}
	if job.status != StatusOK {
		return fmt.Errorf("%s", Tail(errorMessage, 1))
	}
	return nil
}

// logEnd writes the line that answers the one with the plus sign.
func (job *Job) logEnd() {
	log.Infof("-job %s%s", job.CallString(), job.StatusString())
}

// closeStreams closes the outputs, which waits for whoever still reads what
// the job has written, and then the input.
func (job *Job) closeStreams() error {
	if err := job.Stdout.Close(); err != nil {
		return err
	}
	if err := job.Stderr.Close(); err != nil {
		return err
	}
	return job.Stdin.Close()
}

// CallString shows the job as a call, name(arg, arg).
func (job *Job) CallString() string {
	return job.Name + "(" + strings.Join(job.Args, ", ") + ")"
}

// StatusString shows how the job ended; it is empty until it has.
func (job *Job) StatusString() string {
	if job.end.IsZero() {
		return ""
	}
	outcome := "ERR"
	if job.status == StatusOK {
		outcome = "OK"
	}
	return fmt.Sprintf(" = %s (%d)", outcome, job.status)
}

// String shows engine, call and status.
func (job *Job) String() string {
	return job.Eng.String() + "." + job.CallString() + job.StatusString()
}

// Env is the job's environment.
func (job *Job) Env() *Env { return job.env }

// EnvExists tells whether a key has been set.
func (job *Job) EnvExists(key string) bool { return job.env.Exists(key) }

// Getenv reads a value as text; it is empty if nobody set it.
func (job *Job) Getenv(key string) string { return job.env.Get(key) }

// Setenv sets a value.
func (job *Job) Setenv(key, value string) { job.env.Set(key, value) }

// GetenvBool reads a value as a truth value, see (*Env).GetBool.
func (job *Job) GetenvBool(key string) bool { return job.env.GetBool(key) }

// SetenvBool sets a value to 1 or 0.
func (job *Job) SetenvBool(key string, value bool) { job.env.SetBool(key, value) }

// GetenvTime reads a value as a time in RFC 3339.
func (job *Job) GetenvTime(key string) (time.Time, error) { return job.env.GetTime(key) }

// SetenvTime sets a value to a time in RFC 3339.
func (job *Job) SetenvTime(key string, value time.Time) { job.env.SetTime(key, value) }

// GetenvSubEnv reads a value that is an environment itself.
func (job *Job) GetenvSubEnv(key string) *Env { return job.env.GetSubEnv(key) }

// SetenvSubEnv sets a value to an environment.
func (job *Job) SetenvSubEnv(key string, value *Env) error { return job.env.SetSubEnv(key, value) }

// GetenvInt64 reads a value as a number; what is none is 0.
func (job *Job) GetenvInt64(key string) int64 { return job.env.GetInt64(key) }

// SetenvInt64 sets a value to a number.
func (job *Job) SetenvInt64(key string, value int64) { job.env.SetInt64(key, value) }

// GetenvInt reads a value as a number; what is none is 0.
func (job *Job) GetenvInt(key string) int { return job.env.GetInt(key) }

// SetenvInt sets a value to a number.
func (job *Job) SetenvInt(key string, value int) { job.env.SetInt(key, value) }

// GetenvList reads a value as a list; it is nil if nobody set it.
func (job *Job) GetenvList(key string) []string { return job.env.GetList(key) }

// SetenvList sets a value to a list.
func (job *Job) SetenvList(key string, value []string) error { return job.env.SetList(key, value) }

// GetenvJson decodes a value into iface.
func (job *Job) GetenvJson(key string, iface interface{}) error { return job.env.GetJson(key, iface) }

// SetenvJson sets a value to anything that can be written as JSON.
func (job *Job) SetenvJson(key string, value interface{}) error { return job.env.SetJson(key, value) }

// DecodeEnv adds every member of the JSON object that src holds.
func (job *Job) DecodeEnv(src io.Reader) error { return job.env.Decode(src) }

// EncodeEnv writes the environment as one JSON object.
func (job *Job) EncodeEnv(dst io.Writer) error { return job.env.Encode(dst) }

// ImportEnv adds the fields of a Go value.
func (job *Job) ImportEnv(src interface{}) error { return job.env.Import(src) }

// Environ is the environment as a map.
func (job *Job) Environ() map[string]string { return job.env.Map() }

// Logf writes a line to Stderr with the job's name in front.
func (job *Job) Logf(format string, args ...interface{}) (n int, err error) {
	line := fmt.Sprintf(strings.TrimRight(format, "\n"), args...)
	return fmt.Fprintf(job.Stderr, "[%s] %s\n", job, line)
}

// Printf writes to Stdout.
func (job *Job) Printf(format string, args ...interface{}) (n int, err error) {
	return fmt.Fprintf(job.Stdout, format, args...)
}

// Errorf writes a line to Stderr and returns StatusErr, so that a handler can
// report a failure and return in one statement.
func (job *Job) Errorf(format string, args ...interface{}) Status {
	if !strings.HasSuffix(format, "\n") {
		format += "\n"
	}
	fmt.Fprintf(job.Stderr, format, args...)
	return StatusErr
}

// Error is Errorf for an error value.
func (job *Job) Error(err error) Status {
	return job.Errorf("%s", err)
}

// StatusCode is the status as a plain number.
func (job *Job) StatusCode() int {
	return int(job.status)
}

// SetCloseIO tells Run whether to close the streams when the handler is done.
func (job *Job) SetCloseIO(val bool) {
	job.closeIO = val
}

// Cancel asks the job to stop. It is up to the handler to listen.
func (job *Job) Cancel() {
	job.cancelOnce.Do(func() { close(job.cancelled) })
}

// WaitCancelled is closed when the job has been cancelled.
func (job *Job) WaitCancelled() <-chan struct{} {
	return job.cancelled
}
