// Reconstructs daemon/logs.go of Docker 1.6.2: the job behind GET /containers/{name}/logs; leaves out logs from before there was JSON in them.

package daemon

import (
	"bytes"
	"encoding/json"
	"io"
	"strconv"
	"sync"

	log "github.com/Sirupsen/logrus"

	"github.com/docker/docker/engine"
	"github.com/docker/docker/pkg/jsonlog"
	"github.com/docker/docker/pkg/tailfile"
	"github.com/docker/docker/pkg/timeutils"
)

// ContainerLogs is the handler of the job `logs`. It writes what the container
// has written, and with `follow` what it writes from now on, to the streams of
// the same names.
func (daemon *Daemon) ContainerLogs(job *engine.Job) engine.Status {
	if len(job.Args) != 1 {
		return job.Errorf("Usage: %s CONTAINER\n", job.Name)
	}
	if !job.GetenvBool("stdout") && !job.GetenvBool("stderr") {
		return job.Errorf("You must choose at least one stream")
	}
	format := ""
	if job.GetenvBool("timestamps") {
		format = timeutils.RFC3339NanoFixed
	}
	container, err := daemon.Get(job.Args[0])
	if err != nil {
		return job.Error(err)
	}
	if container.LogDriverType() != "json-file" {
		return job.Errorf("\"logs\" endpoint is supported only for \"json-file\" logging driver")
	}
	cLog, err := container.ReadLog("json")
	if err != nil {
		log.Errorf("Error reading logs (json): %s", err)
	} else {
		defer cLog.Close()
		if err := writeLog(job, cLog, linesOf(job), format); err != nil {
			return job.Error(err)
		}
	}
	if job.GetenvBool("follow") && container.IsRunning() {
		follow(job, container, format)
	}
	return engine.StatusOK
}

// linesOf is how many lines `tail` asks for; all of them are -1.
func linesOf(job *engine.Job) int {
	tail := job.Getenv("tail")
	if tail == "" || tail == "all" {
		return -1
	}
	lines, err := strconv.Atoi(tail)
	if err != nil {
		log.Errorf("Failed to parse tail %s, error: %v, show all logs", tail, err)
		return -1
	}
	return lines
}

// writeLog writes the last lines of a log, each to the stream it came from.
func writeLog(job *engine.Job, cLog io.Reader, lines int, format string) error {
	if lines == 0 {
		return nil
	}
	if lines > 0 {
		last, err := tailfile.TailFile(cLog, lines)
		if err != nil {
			return err
		}
		cLog = bytes.NewReader(bytes.Join(last, []byte{'\n'}))
	}
	decoder := json.NewDecoder(cLog)
	for {
		var line jsonlog.JSONLog
		err := decoder.Decode(&line)
		if err == io.EOF {
			return nil
		}
		if err != nil {
			log.Errorf("Error streaming logs: %s", err)
			return nil
		}
		text, err := line.Format(format)
		if err != nil {
			return err
		}
		if !job.GetenvBool(line.Stream) {
			continue
		}
		switch line.Stream {
		case "stdout":
			io.WriteString(job.Stdout, text)
		case "stderr":
			io.WriteString(job.Stderr, text)
		}
	}
}

// follow writes lines until the container ends. What it has written between the
// reading of the log and now is lost.
func follow(job *engine.Job, container *Container, format string) {
	var wg sync.WaitGroup
	stream := func(src io.ReadCloser, dst io.Writer) {
		defer wg.Done()
		defer src.Close()
		if err := jsonlog.WriteLog(src, dst, format); err != nil {
			log.Errorf("%s", err)
		}
	}
	if job.GetenvBool("stdout") {
		wg.Add(1)
		go stream(container.StdoutLogPipe(), job.Stdout)
	}
	if job.GetenvBool("stderr") {
		wg.Add(1)
		go stream(container.StderrLogPipe(), job.Stderr)
	}
	wg.Wait()
}
