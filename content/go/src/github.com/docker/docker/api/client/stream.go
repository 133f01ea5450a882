// Reconstructs the part of api/client/utils.go of Docker 1.6.2 that is about answers without an end, exit codes and signals; leaves out terminals.

package client

import (
	"fmt"
	"io"
	"os"
	gosignal "os/signal"
	"syscall"

	log "github.com/Sirupsen/logrus"

	"github.com/docker/docker/api"
	"github.com/docker/docker/engine"
	"github.com/docker/docker/pkg/signal"
	"github.com/docker/docker/pkg/stdcopy"
	"github.com/docker/docker/utils"
)

// streamHelper shows an answer as it comes: JSON as messages, the output of a
// terminal as it is, and any other taken apart into the two streams.
func (cli *DockerCli) streamHelper(method, path string, setRawTerminal bool, in io.Reader, stdout, stderr io.Writer, headers map[string][]string) error {
	body, contentType, _, err := cli.clientRequest(method, path, in, headers)
	if err != nil {
		return err
	}
	defer body.Close()
	switch {
	case contentType != "" && api.MatchesContentType(contentType, "application/json"):
		return utils.DisplayJSONMessagesStream(body, stdout)
	case setRawTerminal:
		_, err = io.Copy(stdout, body)
	default:
		_, err = stdcopy.StdCopy(stdout, stderr, body)
	}
	log.Debugf("[stream] End of stdout")
	return err
}

// inspect asks for all about a container.
func (cli *DockerCli) inspect(name string) (*engine.Env, error) {
	stream, _, err := cli.call("GET", "/containers/"+name+"/json", nil, nil)
	if err != nil {
		return nil, err
	}
	defer stream.Close()
	env := &engine.Env{}
	return env, env.Decode(stream)
}

// waitForExit waits until a container has ended.
func waitForExit(cli *DockerCli, containerID string) (int, error) {
	stream, _, err := cli.call("POST", "/containers/"+containerID+"/wait", nil, nil)
	if err != nil {
		return -1, err
	}
	defer stream.Close()
	var out engine.Env
	if err := out.Decode(stream); err != nil {
		return -1, err
	}
	return out.GetInt("StatusCode"), nil
}

// getExitCode asks how a container has ended. A daemon that is gone is no error.
func getExitCode(cli *DockerCli, containerID string) (running bool, code int, err error) {
	env, err := cli.inspect(containerID)
	if err == ErrConnectionRefused {
		return false, -1, nil
	}
	if err != nil {
		return false, -1, err
	}
	state := env.GetSubEnv("State")
	return state.GetBool("Running"), state.GetInt("ExitCode"), nil
}

// exitWith makes an error of an exit code that is not 0.
func exitWith(status int) error {
	if status == 0 {
		return nil
	}
	return &utils.StatusError{StatusCode: status}
}

// forwardAllSignals sends the signals that the client gets to the container.
func (cli *DockerCli) forwardAllSignals(cid string) chan os.Signal {
	sigc := make(chan os.Signal, 128)
	gosignal.Notify(sigc, syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGQUIT)
	go func() {
		for s := range sigc {
			name := ""
			for candidate, sig := range signal.SignalMap {
				if sig == s {
					name = candidate
				}
			}
			if _, _, err := readBody(cli.call("POST", fmt.Sprintf("/containers/%s/kill?signal=%s", cid, name), nil, nil)); err != nil {
				log.Debugf("Error sending signal: %s", err)
			}
		}
	}()
	return sigc
}
