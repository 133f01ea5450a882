// Reconstructs api/client/hijack.go of Docker 1.6.2: a connection that stops speaking HTTP and is the streams of a container; leaves out TLS and terminals.

package client

import (
	"io"
	"net"
	"net/http/httputil"
	"strings"

	log "github.com/Sirupsen/logrus"

	"github.com/docker/docker/pkg/promise"
	"github.com/docker/docker/pkg/stdcopy"
)

// dial makes a connection of its own, besides those of the transport.
func (cli *DockerCli) dial() (net.Conn, error) {
	conn, err := net.DialTimeout(cli.proto, cli.addr, dialTimeout)
	if err != nil && strings.Contains(err.Error(), "connection refused") {
		return nil, ErrConnectionRefused
	}
	return conn, err
}

// hijack sends a request and then uses the connection for the streams that are
// not nil, until the output ends. started, if it is not nil, gets the connection
// once the daemon has answered, and is closed at the end.
func (cli *DockerCli) hijack(method, path string, setRawTerminal bool, in io.ReadCloser, stdout, stderr io.Writer, started chan io.Closer) error {
	defer func() {
		if started != nil {
			close(started)
		}
	}()
	req, err := cli.newRequest(method, path, nil)
	if err != nil {
		return err
	}
	req.Header.Set("Connection", "Upgrade")
	req.Header.Set("Upgrade", "tcp")
	conn, err := cli.dial()
	if err != nil {
		return err
	}
	clientconn := httputil.NewClientConn(conn, nil)
	defer clientconn.Close()
	// What comes back is no answer that ends, so an error is to be expected.
	resp, err := clientconn.Do(req)
	if err == nil && resp.StatusCode >= 400 {
		return errorIn(resp, req)
	}
	rwc, br := clientconn.Hijack()
	defer rwc.Close()
	if started != nil {
		started <- rwc
	}

	receiveStdout := promise.Go(func() error {
		if stdout == nil && stderr == nil {
			return nil
		}
		if in != nil {
			defer in.Close()
		}
		var err error
		if setRawTerminal && stdout != nil {
			_, err = io.Copy(stdout, br)
		} else {
			_, err = stdcopy.StdCopy(stdout, stderr, br)
		}
		log.Debugf("[hijack] End of stdout")
		return err
	})
	sendStdin := promise.Go(func() error {
		if in != nil {
			io.Copy(rwc, in)
			log.Debugf("[hijack] End of stdin")
		}
		if half, can := rwc.(interface {
			CloseWrite() error
		}); can {
			if err := half.CloseWrite(); err != nil {
				log.Debugf("Couldn't send EOF: %s", err)
			}
		}
		return nil
	})
	if err := <-receiveStdout; err != nil {
		log.Debugf("Error receiveStdout: %s", err)
		return err
	}
	if stdout != nil || stderr != nil {
		// Whether anybody still types does not matter: nobody listens.
		return nil
	}
	return <-sendStdin
}
