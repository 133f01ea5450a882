// Reconstructs part of utils/jsonmessage.go of Docker 1.6.2: a message of the daemon to its clients; leaves out progress bars.

package utils

import (
	"encoding/json"
	"fmt"
	"io"
	"time"

	"github.com/docker/docker/pkg/timeutils"
)

// JSONError is an error in a message.
type JSONError struct {
	Code    int    `json:"code,omitempty"`
	Message string `json:"message,omitempty"`
}

func (e *JSONError) Error() string { return e.Message }

// JSONMessage is one message: an event, or a line about how far something is.
type JSONMessage struct {
	Stream       string     `json:"stream,omitempty"`
	Status       string     `json:"status,omitempty"`
	ID           string     `json:"id,omitempty"`
	From         string     `json:"from,omitempty"`
	Time         int64      `json:"time,omitempty"`
	Error        *JSONError `json:"errorDetail,omitempty"`
	ErrorMessage string     `json:"error,omitempty"`
}

// Display writes the message for people; one that is an error is returned.
func (jm *JSONMessage) Display(out io.Writer) error {
	if jm.Error != nil {
		return jm.Error
	}
	if jm.Stream != "" {
		_, err := io.WriteString(out, jm.Stream)
		return err
	}
	line := jm.Status
	if jm.From != "" {
		line = "(from " + jm.From + ") " + line
	}
	if jm.ID != "" {
		line = jm.ID + ": " + line
	}
	if jm.Time != 0 {
		line = time.Unix(jm.Time, 0).Format(timeutils.RFC3339NanoFixed) + " " + line
	}
	_, err := fmt.Fprintln(out, line)
	return err
}

// DisplayJSONMessagesStream shows messages until the stream ends.
func DisplayJSONMessagesStream(in io.Reader, out io.Writer) error {
	messages := json.NewDecoder(in)
	for {
		var message JSONMessage
		err := messages.Decode(&message)
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		if err := message.Display(out); err != nil {
			return err
		}
	}
}
