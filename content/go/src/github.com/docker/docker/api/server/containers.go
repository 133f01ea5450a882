// Reconstructs the handlers of containers in api/server/server.go of Docker 1.6.2; leaves out copying, exporting, statistics and the websocket.

package server

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"net/http"

	"github.com/docker/docker/api"
	"github.com/docker/docker/api/types"
	"github.com/docker/docker/engine"
	"github.com/docker/docker/pkg/stdcopy"
	"github.com/docker/docker/pkg/version"
	"github.com/docker/docker/utils"
)

// getContainersJSON makes a job `containers` of the query. What the job writes
// goes straight to the client, except to one so old that it expects the ports
// as text: for that one it is kept and changed first.
func getContainersJSON(eng *engine.Engine, version version.Version, w http.ResponseWriter, r *http.Request, vars map[string]string) error {
	if err := parseForm(r); err != nil {
		return err
	}
	job := eng.Job("containers")
	setenvFromForm(job, r, "all", "size", "since", "before", "limit", "filters")
	if version.LessThan("1.5") {
		return containersAsBefore15(job, w)
	}
	streamJSON(job, w, false)
	return job.Run()
}

// containersAsBefore15 runs the job and answers in the format of old clients.
func containersAsBefore15(job *engine.Job, w http.ResponseWriter) error {
	// Upstream reads the output as objects one after the other, but the job
	// writes a list of them. So the table stays empty, and so does the answer.
	outs, err := job.Stdout.AddTable()
	if err != nil {
		return err
	}
	if err := job.Run(); err != nil {
		return err
	}
	for _, out := range outs.Data {
		ports := engine.NewTable("", 0)
		ports.ReadListFrom([]byte(out.Get("Ports")))
		out.Set("Ports", api.DisplayablePorts(ports))
	}
	w.Header().Set("Content-Type", "application/json")
	_, err = outs.WriteListTo(w)
	return err
}

// setenvFromForm puts values of the query into the job's environment as they are.
func setenvFromForm(job *engine.Job, r *http.Request, keys ...string) {
	for _, key := range keys {
		job.Setenv(key, r.Form.Get(key))
	}
}

// postContainersCreate makes the environment of a job `create` of the body. The
// job prints the id, and warnings on its standard error.
func postContainersCreate(eng *engine.Engine, version version.Version, w http.ResponseWriter, r *http.Request, vars map[string]string) error {
	if err := parseForm(r); err != nil {
		return nil // so it is upstream: the client gets 200 and nothing
	}
	if err := checkForJson(r); err != nil {
		return err
	}
	job := eng.Job("create", r.Form.Get("name"))
	if err := job.DecodeEnv(r.Body); err != nil {
		return err
	}
	id, warnings := &bytes.Buffer{}, &bytes.Buffer{}
	job.Stdout.Add(id)
	job.Stderr.Add(warnings)
	if err := job.Run(); err != nil {
		return err
	}
	var lines []string
	for scanner := bufio.NewScanner(warnings); scanner.Scan(); {
		lines = append(lines, scanner.Text())
	}
	return writeJSON(w, http.StatusCreated, &types.ContainerCreateResponse{
		ID:       engine.Tail(id, 1),
		Warnings: lines,
	})
}

// postContainersStart runs a job `start`. A body, if there is one, is another
// host configuration. One that runs already is no error: 304.
func postContainersStart(eng *engine.Engine, version version.Version, w http.ResponseWriter, r *http.Request, vars map[string]string) error {
	job := eng.Job("start", vars["name"])
	// A length of -1 is unknown: then there is a body, too.
	if r.Body != nil && r.ContentLength != 0 {
		if err := checkForJson(r); err != nil {
			return err
		}
		if err := job.DecodeEnv(r.Body); err != nil {
			return err
		}
	}
	return noContent(w, job.Run(), "Container already started")
}

// postContainersStop runs a job `stop`. One that has stopped already is no error: 304.
func postContainersStop(eng *engine.Engine, version version.Version, w http.ResponseWriter, r *http.Request, vars map[string]string) error {
	if err := parseForm(r); err != nil {
		return err
	}
	job := eng.Job("stop", vars["name"])
	setenvFromForm(job, r, "t")
	return noContent(w, job.Run(), "Container already stopped")
}

// noContent answers 204 if all went well, and 304 if there was nothing to do.
func noContent(w http.ResponseWriter, err error, nothingToDo string) error {
	if err == nil {
		w.WriteHeader(http.StatusNoContent)
		return nil
	}
	if err.Error() == nothingToDo {
		w.WriteHeader(http.StatusNotModified)
		return nil
	}
	return err
}

// runFor runs a job that works on one container and has nothing to say.
func runFor(job *engine.Job, w http.ResponseWriter) error {
	if err := job.Run(); err != nil {
		return err
	}
	w.WriteHeader(http.StatusNoContent)
	return nil
}

// postContainersRestart runs a job `restart`.
func postContainersRestart(eng *engine.Engine, version version.Version, w http.ResponseWriter, r *http.Request, vars map[string]string) error {
	if err := parseForm(r); err != nil {
		return err
	}
	job := eng.Job("restart", vars["name"])
	setenvFromForm(job, r, "t")
	return runFor(job, w)
}

// postContainersKill runs a job `kill`, with the signal as an argument if there is one.
func postContainersKill(eng *engine.Engine, version version.Version, w http.ResponseWriter, r *http.Request, vars map[string]string) error {
	if err := parseForm(r); err != nil {
		return err
	}
	args := []string{vars["name"]}
	if name := r.Form.Get("signal"); name != "" {
		args = append(args, name)
	}
	return runFor(eng.Job("kill", args...), w)
}

// postContainersPause runs a job `pause`.
func postContainersPause(eng *engine.Engine, version version.Version, w http.ResponseWriter, r *http.Request, vars map[string]string) error {
	if err := parseForm(r); err != nil {
		return err
	}
	return runFor(eng.Job("pause", vars["name"]), w)
}

// postContainersUnpause runs a job `unpause`.
func postContainersUnpause(eng *engine.Engine, version version.Version, w http.ResponseWriter, r *http.Request, vars map[string]string) error {
	if err := parseForm(r); err != nil {
		return err
	}
	return runFor(eng.Job("unpause", vars["name"]), w)
}

// postContainerRename runs a job `container_rename`.
func postContainerRename(eng *engine.Engine, version version.Version, w http.ResponseWriter, r *http.Request, vars map[string]string) error {
	if err := parseForm(r); err != nil {
		return err
	}
	job := eng.Job("container_rename", vars["name"], r.URL.Query().Get("name"))
	setenvFromForm(job, r, "t")
	return runFor(job, w)
}

// deleteContainers runs a job `rm`.
func deleteContainers(eng *engine.Engine, version version.Version, w http.ResponseWriter, r *http.Request, vars map[string]string) error {
	if err := parseForm(r); err != nil {
		return err
	}
	job := eng.Job("rm", vars["name"])
	job.Setenv("forceRemove", r.Form.Get("force"))
	job.Setenv("removeVolume", r.Form.Get("v"))
	job.Setenv("removeLink", r.Form.Get("link"))
	return runFor(job, w)
}

// postContainersWait runs a job `wait`, which may take long, and answers with
// the exit code that it prints.
func postContainersWait(eng *engine.Engine, version version.Version, w http.ResponseWriter, r *http.Request, vars map[string]string) error {
	printed := &bytes.Buffer{}
	job := eng.Job("wait", vars["name"])
	job.Stdout.Add(printed)
	if err := job.Run(); err != nil {
		return err
	}
	var env engine.Env
	env.Set("StatusCode", engine.Tail(printed, 1))
	return writeJSONEnv(w, http.StatusOK, env)
}

// postContainersResize runs a job `resize`.
func postContainersResize(eng *engine.Engine, version version.Version, w http.ResponseWriter, r *http.Request, vars map[string]string) error {
	if err := parseForm(r); err != nil {
		return err
	}
	return eng.Job("resize", vars["name"], r.Form.Get("h"), r.Form.Get("w")).Run()
}

// getContainersByName tells all about a container.
func getContainersByName(eng *engine.Engine, version version.Version, w http.ResponseWriter, r *http.Request, vars map[string]string) error {
	job := eng.Job("container_inspect", vars["name"])
	if version.LessThan("1.12") {
		job.SetenvBool("raw", true)
	}
	streamJSON(job, w, false)
	return job.Run()
}

// getContainersTop lists the processes of a container.
func getContainersTop(eng *engine.Engine, version version.Version, w http.ResponseWriter, r *http.Request, vars map[string]string) error {
	if version.LessThan("1.4") {
		return fmt.Errorf("top was improved a lot since 1.3, Please upgrade your docker client.")
	}
	if err := parseForm(r); err != nil {
		return err
	}
	job := eng.Job("top", vars["name"], r.Form.Get("ps_args"))
	streamJSON(job, w, false)
	return job.Run()
}

// getContainersLogs streams a container's log. Whether the container is there is
// asked by a job before the one that streams: after the first byte no error can
// be told by a status any more.
func getContainersLogs(eng *engine.Engine, version version.Version, w http.ResponseWriter, r *http.Request, vars map[string]string) error {
	if err := parseForm(r); err != nil {
		return err
	}
	logsJob := eng.Job("logs", vars["name"])
	setenvFromForm(logsJob, r, "follow", "tail", "stdout", "stderr", "timestamps")
	if !(logsJob.GetenvBool("stdout") || logsJob.GetenvBool("stderr")) {
		return fmt.Errorf("Bad parameters: you must choose at least one stream")
	}
	c, err := inspect(eng, vars["name"])
	if err != nil {
		return err
	}
	outStream, errStream := streamsFor(c, version, utils.NewWriteFlusher(w))
	logsJob.Stdout.Add(outStream)
	logsJob.Stderr.Set(errStream)
	if err := logsJob.Run(); err != nil {
		fmt.Fprintf(outStream, "Error running logs job: %s\n", err)
	}
	return nil
}

// inspect asks for a container by a job of its own.
func inspect(eng *engine.Engine, name string) (*engine.Env, error) {
	job := eng.Job("container_inspect", name)
	c, err := job.Stdout.AddEnv()
	if err != nil {
		return nil, err
	}
	if err := job.Run(); err != nil {
		return nil, err
	}
	return c, nil
}

// streamsFor makes two streams of one. A terminal has only one anyway; and a
// client before 1.6 can't tell them apart.
func streamsFor(c *engine.Env, version version.Version, to io.Writer) (outStream, errStream io.Writer) {
	config := c.GetSubEnv("Config")
	if config == nil || config.GetBool("Tty") || version.LessThan("1.6") {
		return to, to
	}
	return stdcopy.NewStdWriter(to, stdcopy.Stdout), stdcopy.NewStdWriter(to, stdcopy.Stderr)
}

// postContainersAttach takes the connection away from the HTTP server: from here
// on it is a pipe with two ends, one at the client and one at the job `attach`.
func postContainersAttach(eng *engine.Engine, version version.Version, w http.ResponseWriter, r *http.Request, vars map[string]string) error {
	if err := parseForm(r); err != nil {
		return err
	}
	c, err := inspect(eng, vars["name"])
	if err != nil {
		return err
	}
	inStream, raw, err := hijackServer(w)
	if err != nil {
		return err
	}
	defer closeStreams(inStream, raw)
	if _, asked := r.Header["Upgrade"]; asked {
		io.WriteString(raw, "HTTP/1.1 101 UPGRADED\r\nContent-Type: application/vnd.docker.raw-stream\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n\r\n")
	} else {
		io.WriteString(raw, "HTTP/1.1 200 OK\r\nContent-Type: application/vnd.docker.raw-stream\r\n\r\n")
	}

	outStream, errStream := streamsFor(c, version, raw)
	job := eng.Job("attach", vars["name"])
	setenvFromForm(job, r, "logs", "stream", "stdin", "stdout", "stderr")
	job.Stdin.Add(inStream)
	job.Stdout.Add(outStream)
	job.Stderr.Set(errStream)
	if err := job.Run(); err != nil {
		fmt.Fprintf(outStream, "Error attaching: %s\n", err)
	}
	return nil
}

// hijackServer takes the connection away from the server.
func hijackServer(w http.ResponseWriter) (io.ReadCloser, io.Writer, error) {
	conn, _, err := w.(http.Hijacker).Hijack()
	if err != nil {
		return nil, nil, err
	}
	return conn, conn, nil
}

// closeStreams tells the other end that nothing more will come, or closes a
// stream if it can't be closed in one direction.
func closeStreams(streams ...interface{}) {
	for _, stream := range streams {
		switch stream := stream.(type) {
		case interface {
			CloseWrite() error
		}:
			stream.CloseWrite()
		case io.Closer:
			stream.Close()
		}
	}
}
