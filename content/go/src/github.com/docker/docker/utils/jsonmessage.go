// Reconstructs part of utils/jsonmessage.go of Docker 1.6.2: a message of the daemon to its clients; a bar is made, but shown by no client, since none here has a terminal's width.

package utils

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/docker/docker/pkg/timeutils"
	"github.com/docker/docker/pkg/units"
)

// JSONError is an error in a message.
type JSONError struct {
	Code    int    `json:"code,omitempty"`
	Message string `json:"message,omitempty"`
}

func (e *JSONError) Error() string { return e.Message }

// JSONProgress is how far something is.
type JSONProgress struct {
	Current int   `json:"current,omitempty"`
	Total   int   `json:"total,omitempty"`
	Start   int64 `json:"start,omitempty"`
}

// barWidth is how many signs a whole bar has.
const barWidth = 50

// String is a bar with the numbers behind it, or as much of that as is known.
func (p *JSONProgress) String() string {
	if p.Current <= 0 && p.Total <= 0 {
		return ""
	}
	current := units.HumanSize(float64(p.Current))
	if p.Total <= 0 {
		return fmt.Sprintf("%8v", current)
	}
	done := p.Current * barWidth / p.Total
	if done > barWidth {
		done = barWidth
	}
	bar := strings.Repeat("=", done) + ">" + strings.Repeat(" ", barWidth-done)
	return fmt.Sprintf("[%s] %8v/%v", bar, current, units.HumanSize(float64(p.Total)))
}

// JSONMessage is one message: an event, or a line about how far something is.
type JSONMessage struct {
	Stream          string        `json:"stream,omitempty"`
	Status          string        `json:"status,omitempty"`
	Progress        *JSONProgress `json:"progressDetail,omitempty"`
	ProgressMessage string        `json:"progress,omitempty"`
	ID              string        `json:"id,omitempty"`
	From            string        `json:"from,omitempty"`
	Time            int64         `json:"time,omitempty"`
	Error           *JSONError    `json:"errorDetail,omitempty"`
	ErrorMessage    string        `json:"error,omitempty"`
}

// Display writes the message for people; one that is an error is returned.
func (jm *JSONMessage) Display(out io.Writer) error {
	if jm.Error != nil {
		return jm.Error
	}
	if jm.Progress != nil && jm.Progress.String() != "" {
		// Lines that overwrite each other are for terminals.
		return nil
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
