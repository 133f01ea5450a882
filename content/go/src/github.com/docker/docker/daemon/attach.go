// Reconstructs daemon/attach.go of Docker 1.6.2: the job behind POST /containers/{name}/attach; leaves out logs from before there was JSON in them, and the keys to leave a terminal by.

package daemon

import (
	"io"
	"sync"
	"time"

	log "github.com/Sirupsen/logrus"

	"github.com/docker/docker/engine"
	"github.com/docker/docker/pkg/promise"
)

// ContainerAttach is the handler of the job `attach`. It ties its own streams to
// those of the container: with `logs` for what has been, with `stream` for what
// comes.
func (daemon *Daemon) ContainerAttach(job *engine.Job) engine.Status {
	if len(job.Args) != 1 {
		return job.Errorf("Usage: %s CONTAINER\n", job.Name)
	}
	container, err := daemon.Get(job.Args[0])
	if err != nil {
		return job.Error(err)
	}
	if job.GetenvBool("logs") {
		cLog, err := container.ReadLog("json")
		if err != nil {
			log.Errorf("Error reading logs (json): %s", err)
		} else {
			writeLog(job, cLog, -1, "")
			cLog.Close()
		}
	}
	if !job.GetenvBool("stream") {
		return engine.StatusOK
	}

	var stdin io.ReadCloser
	var stdout, stderr io.Writer
	if job.GetenvBool("stdin") {
		stdin = bufferedStdin(job)
	}
	if job.GetenvBool("stdout") {
		stdout = job.Stdout
	}
	if job.GetenvBool("stderr") {
		stderr = job.Stderr
	}
	config := container.Config
	<-daemon.Attach(&container.StreamConfig, config.OpenStdin, config.StdinOnce, config.Tty, stdin, stdout, stderr)
	if config.StdinOnce && !config.Tty {
		container.WaitStop(-1 * time.Second)
	}
	return engine.StatusOK
}

// bufferedStdin is the job's input, which can be closed without closing that.
func bufferedStdin(job *engine.Job) io.ReadCloser {
	r, w := io.Pipe()
	go func() {
		defer w.Close()
		io.Copy(w, job.Stdin)
		log.Debugf("Closing buffered stdin pipe")
	}()
	return r
}

// Attach ties the streams that are not nil to those of a container, each by a
// goroutine. The channel gets the first error, or nil, when all have ended.
func (daemon *Daemon) Attach(streamConfig *StreamConfig, openStdin, stdinOnce, tty bool, stdin io.ReadCloser, stdout io.Writer, stderr io.Writer) chan error {
	var wg sync.WaitGroup
	var cStdout, cStderr io.ReadCloser
	errors := make(chan error, 3)
	if stdout != nil {
		cStdout = streamConfig.StdoutPipe()
	}
	if stderr != nil {
		cStderr = streamConfig.StderrPipe()
	}

	tie := func(name string, copying func() error, end func()) {
		wg.Add(1)
		go func() {
			defer wg.Done()
			defer end()
			log.Debugf("attach: %s: begin", name)
			if err := copying(); err != nil && err != io.ErrClosedPipe {
				log.Errorf("attach: %s: %v", name, err)
				errors <- err
			}
			log.Debugf("attach: %s: end", name)
		}()
	}
	output := func(name string, dst io.Writer, src io.ReadCloser) {
		copying := func() error {
			_, err := io.Copy(dst, src)
			return err
		}
		// With the container's output its input ends.
		tie(name, copying, func() {
			if stdin != nil {
				stdin.Close()
			}
			src.Close()
		})
	}
	if stdin != nil && openStdin {
		cStdin := streamConfig.StdinPipe()
		copying := func() error {
			_, err := io.Copy(cStdin, stdin)
			return err
		}
		tie("stdin", copying, func() {
			if stdinOnce && !tty {
				cStdin.Close()
				return
			}
			// Whoever ends the input leaves the container alone, and leaves.
			if cStdout != nil {
				cStdout.Close()
			}
			if cStderr != nil {
				cStderr.Close()
			}
		})
	}
	if stdout != nil {
		output("stdout", stdout, cStdout)
	}
	if stderr != nil {
		output("stderr", stderr, cStderr)
	}
	return promise.Go(func() error {
		wg.Wait()
		close(errors)
		return <-errors
	})
}
