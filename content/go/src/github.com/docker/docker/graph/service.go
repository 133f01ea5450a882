// Reconstructs part of graph/service.go of Docker 1.6.2: the jobs of the images; leaves out pushing and all that makes or changes them.

package graph

import (
	"encoding/json"
	"fmt"

	"github.com/docker/docker/engine"
)

// Install adds the jobs to an engine.
func (s *TagStore) Install(eng *engine.Engine) error {
	for name, handler := range map[string]engine.Handler{
		"image_inspect": s.CmdLookup,
		"images":        s.CmdImages,
		"pull":          s.CmdPull,
	} {
		if err := eng.Register(name, handler); err != nil {
			return fmt.Errorf("Could not register %q: %v", name, err)
		}
	}
	return nil
}

// CmdLookup is the handler of the job `image_inspect`: all about one image.
func (s *TagStore) CmdLookup(job *engine.Job) engine.Status {
	if len(job.Args) != 1 {
		return job.Errorf("usage: %s NAME", job.Name)
	}
	img, err := s.LookupImage(job.Args[0])
	if img == nil || err != nil {
		return job.Errorf("No such image: %s", job.Args[0])
	}
	if job.GetenvBool("raw") {
		encoded, err := json.Marshal(img)
		if err != nil {
			return job.Error(err)
		}
		job.Stdout.Write(encoded)
		return engine.StatusOK
	}
	out := &engine.Env{}
	for key, value := range map[string]interface{}{
		"Id":              img.ID,
		"Parent":          img.Parent,
		"Comment":         img.Comment,
		"Created":         img.Created,
		"Container":       img.Container,
		"ContainerConfig": img.ContainerConfig,
		"DockerVersion":   img.DockerVersion,
		"Author":          img.Author,
		"Config":          img.Config,
		"Architecture":    img.Architecture,
		"Os":              img.OS,
		"Size":            img.Size,
		"VirtualSize":     img.GetParentsSize(0) + img.Size,
	} {
		out.SetJson(key, value)
	}
	if _, err := out.WriteTo(job.Stdout); err != nil {
		return job.Error(err)
	}
	return engine.StatusOK
}
