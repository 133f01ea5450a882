// Reconstructs daemon/list.go of Docker 1.6.2: the job behind docker ps; leaves out sizes and the names that come from links.

package daemon

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/docker/docker/engine"
	"github.com/docker/docker/graph"
	"github.com/docker/docker/pkg/parsers"
	"github.com/docker/docker/pkg/parsers/filters"
	"github.com/docker/docker/utils"
)

// errLast ends the list.
var errLast = errors.New("last container")

// listing is one run of the job: what was asked for, and what there is so far.
type listing struct {
	all         bool
	limit       int
	before      *Container // only those made before this one
	since       *Container // only those made after this one
	filters     filters.Args
	exitCodes   []int
	foundBefore bool
	displayed   int
	outs        *engine.Table
}

// Containers is the handler of the job `containers`. Without any option it
// lists those that run. It writes a JSON list.
func (daemon *Daemon) Containers(job *engine.Job) engine.Status {
	l, err := daemon.newListing(job)
	if err != nil {
		return job.Error(err)
	}
	for _, container := range daemon.List() {
		err := l.consider(container)
		if err == errLast {
			break
		}
		if err != nil {
			return job.Error(err)
		}
	}
	l.outs.ReverseSort()
	if _, err := l.outs.WriteListTo(job.Stdout); err != nil {
		return job.Error(err)
	}
	return engine.StatusOK
}

// newListing reads the job's environment.
func (daemon *Daemon) newListing(job *engine.Job) (*listing, error) {
	l := &listing{
		all:   job.GetenvBool("all"),
		limit: job.GetenvInt("limit"),
		outs:  engine.NewTable("Created", 0),
	}
	var err error
	if l.filters, err = filters.FromParam(job.Getenv("filters")); err != nil {
		return nil, err
	}
	for _, text := range l.filters["exited"] {
		code, err := strconv.Atoi(text)
		if err != nil {
			return nil, err
		}
		l.exitCodes = append(l.exitCodes, code)
	}
	for _, status := range l.filters["status"] {
		l.all = l.all || status == "exited"
	}
	if before := job.Getenv("before"); before != "" {
		if l.before, err = daemon.Get(before); err != nil {
			return nil, err
		}
	}
	if since := job.Getenv("since"); since != "" {
		if l.since, err = daemon.Get(since); err != nil {
			return nil, err
		}
	}
	return l, nil
}

// consider adds a container if it was asked for. Containers come newest first,
// so the first that is too old ends the list.
func (l *listing) consider(container *Container) error {
	container.Lock()
	defer container.Unlock()
	onlyRunning := !l.all && l.limit <= 0 && l.since == nil && l.before == nil
	if onlyRunning && !container.Running {
		return nil
	}
	if !l.filters.Match("name", container.Name) || !l.filters.Match("id", container.ID) {
		return nil
	}
	if !l.filters.MatchKVList("label", container.Config.Labels) {
		return nil
	}
	if l.before != nil && !l.foundBefore {
		l.foundBefore = container.ID == l.before.ID
		return nil
	}
	if l.limit > 0 && l.displayed == l.limit {
		return errLast
	}
	if l.since != nil && container.ID == l.since.ID {
		return errLast
	}
	if !l.exitCodeMatches(container) {
		return nil
	}
	if !l.filters.Match("status", container.StateString()) {
		return nil
	}
	l.displayed++
	return l.add(container)
}

func (l *listing) exitCodeMatches(container *Container) bool {
	for _, code := range l.exitCodes {
		if code == container.ExitCode && !container.Running {
			return true
		}
	}
	return len(l.exitCodes) == 0
}

// add makes a row of the container.
func (l *listing) add(container *Container) error {
	ports, err := container.NetworkSettings.PortMappingAPI().ToListString()
	if err != nil {
		return err
	}
	out := &engine.Env{}
	out.SetJson("Id", container.ID)
	out.SetList("Names", []string{container.Name})
	out.SetJson("Image", imageNameOf(container))
	out.Set("Command", commandOf(container))
	out.SetInt64("Created", container.Created.Unix())
	out.Set("Status", container.State.String())
	out.Set("Ports", ports)
	out.SetJson("Labels", container.Config.Labels)
	l.outs.Add(out)
	return nil
}

// imageNameOf is the image with its tag.
func imageNameOf(container *Container) string {
	img := container.Config.Image
	if _, tag := parsers.ParseRepositoryTag(img); tag == "" {
		return utils.ImageReference(img, graph.DEFAULTTAG)
	}
	return img
}

// commandOf is the command line, with quotes around arguments that need them.
// The quotes around all of it are JSON's: Encode takes the value for a string,
// so that a command such as "123" is not sent as a number.
func commandOf(container *Container) string {
	words := []string{container.Path}
	for _, arg := range container.Args {
		if strings.Contains(arg, " ") {
			arg = "'" + arg + "'"
		}
		words = append(words, arg)
	}
	return fmt.Sprintf("\"%s\"", strings.Join(words, " "))
}
