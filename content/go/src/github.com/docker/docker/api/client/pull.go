// Reconstructs the command pull of api/client/commands.go of Docker 1.6.2; leaves out logging in.

package client

import (
	"fmt"
	"io"
	"net/url"

	"github.com/docker/docker/graph"
	flag "github.com/docker/docker/pkg/mflag"
	"github.com/docker/docker/pkg/parsers"
	"github.com/docker/docker/registry"
	"github.com/docker/docker/utils"
)

// withTag is the name of an image with its tag, which is latest if there is none.
func withTag(image string) string {
	repo, tag := parsers.ParseRepositoryTag(image)
	if tag == "" {
		tag = graph.DEFAULTTAG
	}
	return utils.ImageReference(repo, tag)
}

// CmdPull has the daemon fetch an image, or all of a repository.
func (cli *DockerCli) CmdPull(args ...string) error {
	cmd := cli.Subcmd("pull", "NAME[:TAG|@DIGEST]", "Pull an image or a repository from the registry", true)
	allTags := cmd.Bool([]string{"a", "-all-tags"}, false, "Download all tagged images in the repository")
	cmd.Require(flag.Exact, 1)
	utils.ParseFlags(cmd, args, true)

	name := cmd.Arg(0)
	repo, tag := parsers.ParseRepositoryTag(name)
	if tag != "" && *allTags {
		return fmt.Errorf("tag can't be used with --all-tags/-a")
	}
	if !*allTags {
		name = withTag(name)
	}
	if _, err := registry.ParseRepositoryInfo(repo); err != nil {
		return err
	}
	return cli.postImagesCreate(url.Values{"fromImage": {name}}, cli.out)
}

// pullImage fetches an image that a container needs.
func (cli *DockerCli) pullImage(image string, out io.Writer) error {
	repo, tag := parsers.ParseRepositoryTag(image)
	if tag == "" {
		tag = graph.DEFAULTTAG
	}
	if _, err := registry.ParseRepositoryInfo(repo); err != nil {
		return err
	}
	return cli.postImagesCreate(url.Values{"fromImage": {repo}, "tag": {tag}}, out)
}

// postImagesCreate shows what the daemon writes while it pulls.
func (cli *DockerCli) postImagesCreate(v url.Values, out io.Writer) error {
	return cli.streamHelper("POST", "/images/create?"+v.Encode(), true, nil, out, nil, nil)
}
